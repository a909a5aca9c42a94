import { readFile } from 'node:fs/promises';

const started = Date.now();

export function seconds(sinceMs: number): string {
  return `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`;
}

/** What takes longer is announced before it has ended. */
const SHORT_MS = 1000;

/** Prints what is being done, and how long it took when it has ended or failed. */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const at = Date.now();
  const announcement = setTimeout(() => say(`${what} …`), SHORT_MS);
  try {
    const result = await work();
    say(`${what} (${seconds(at)})`);
    return result;
  } catch (error) {
    say(`FAILED: ${what} (${seconds(at)})`);
    throw error;
  } finally {
    clearTimeout(announcement);
  }
}

/** Processor time of this process and of all commands that it has run, in whole seconds. */
export async function processorSeconds(): Promise<number> {
  const stat = await readFile('/proc/self/stat', 'utf8');
  // The times follow the name, which may hold anything, in hundredths of a second.
  const ticks = stat.slice(stat.lastIndexOf(')')).split(' ').slice(12, 16).map(Number);
  return Math.round(ticks.reduce((sum, time) => sum + time, 0) / 100);
}

export function say(what: string): void {
  console.log(`${seconds(started).padStart(9)}  ${what}`);
}
