/** A command of `cdk8s-knative`. */
export interface Command {
  /** Its name and what follows it. */
  readonly usage: string;
  /** What it does, in one line. */
  readonly summary: string;
  /** Runs it and returns the exit code; throws if it can't do its work. */
  run(args: readonly string[]): number | Promise<number>;
}
