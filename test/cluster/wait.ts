import { setTimeout as sleep } from 'node:timers/promises';

/** Polls until `missing` has nothing more to say; gives up with what it said last. */
export async function until(
  what: string,
  seconds: number,
  missing: () => Promise<string | undefined>,
  everyMs = 500,
): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const reason = await missing().catch((error: Error) => error.message);
    if (reason === undefined) return;
    if (Date.now() > deadline) throw new Error(`${what}: not after ${seconds} s: ${reason}`);
    await sleep(everyMs);
  }
}
