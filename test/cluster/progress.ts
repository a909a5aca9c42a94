const started = Date.now();

export function seconds(sinceMs: number): string {
  return `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`;
}

/** Prints what is being done, and how long it took when it is done. */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const at = Date.now();
  const result = await work();
  console.log(`${seconds(started).padStart(9)}  ${what} (${seconds(at)})`);
  return result;
}

export function say(what: string): void {
  console.log(`${seconds(started).padStart(9)}  ${what}`);
}
