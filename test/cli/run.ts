import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

export const repository = resolve(__dirname, '../..');

/** What a program of the repository printed, line by line, and its exit code. */
export interface Outcome {
  readonly status: number | null;
  readonly lines: readonly string[];
  readonly errors: readonly string[];
}

/** Runs a program of the repository in a folder. */
export function run(folder: string, script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(repository, script), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  const linesOf = (text: string) => text.split('\n').slice(0, -1);
  return { status, lines: linesOf(stdout), errors: linesOf(stderr) };
}

/** Runs `cdk8s-knative`. */
export function cli(folder: string, args: readonly string[], env?: NodeJS.ProcessEnv): Outcome {
  return run(folder, 'lib/cli/main.js', args, env);
}
