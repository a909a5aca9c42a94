import { spawnSync } from 'node:child_process';

/** How kubectl has ended. */
export interface Ended {
  readonly isOk: boolean;
  readonly output: string;
  /** Its warnings and errors. */
  readonly messages: string;
}

/** Runs kubectl of `PATH` to its end, on the cluster of the current context. */
export function kubectl(args: readonly string[]): Ended {
  const { error, status, stdout, stderr } = spawnSync('kubectl', args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error !== undefined) throw new Error(`kubectl can't be run: ${error.message}`);
  return { isOk: status === 0, output: stdout, messages: stderr.trim() };
}
