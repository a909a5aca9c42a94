import { readFileSync } from 'node:fs';

/**
 * What a step runs in place of a command. A first line such as `#!/usr/bin/env python3` names the interpreter; without
 * one it is `/bin/sh` with `-e`.
 *
 * @see https://tekton.dev/docs/pipelines/tasks/#running-scripts-within-steps
 */
export class Script {
  /** Text in the program itself, in which `$(…)` expressions stand for values. */
  public static inline(text: string): Script {
    return new Script(() => text);
  }

  /**
   * A file of its own, with its own syntax and tests, that is read at synth. Values reach it best as environment
   * variables: then it runs outside of Tekton too.
   *
   * @param path path of the file, relative to the working folder of the program. Throws if it can't be read
   */
  public static fromFile(path: string): Script {
    let text: string | undefined;
    return new Script(() => {
      text ??= readFileSync(path, 'utf8');
      return text;
    });
  }

  private constructor(private readonly read: () => string) {}

  /** @internal */
  public _toManifest(): string {
    return this.read();
  }
}
