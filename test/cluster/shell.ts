import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;
}

/** Runs a command to its end and returns what it printed; an error carries the command and its messages. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      command,
      args,
      { cwd: options.cwd, env: { ...process.env, ...options.env }, maxBuffer: 1 << 28 },
      (error, stdout, stderr) => {
        if (error) reject(new Error(`${command} ${args.join(' ').slice(0, 300)}: ${stderr.trim() || error.message}`));
        else resolve(stdout);
      },
    );
    // A command that ends before it has read its input says why by itself.
    child.stdin?.on('error', () => {});
    child.stdin?.end(options.input ?? '');
  });
}

/** Starts a command that outlives this process; what it prints goes to a log file. */
export function startDetached(command: string, args: readonly string[], log: string): number {
  const file = openSync(log, 'a');
  const child = spawn(command, args, { detached: true, stdio: ['ignore', file, file] });
  closeSync(file);
  child.unref();
  if (child.pid === undefined) throw new Error(`${command} can't be started`);
  return child.pid;
}
