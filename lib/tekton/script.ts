import { readFileSync } from 'node:fs';
import { refusal } from '../admission/finding';

/**
 * What a step runs in place of a command. A first line such as `#!/usr/bin/env python3` names the interpreter; without
 * one it is `/bin/sh` with `-e`. With `#!win` it runs on Windows, for which the platform's `enable-api-fields` must be
 * `alpha`.
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
      text ??= readScript(path);
      return text;
    });
  }

  private constructor(private readonly read: () => string) {}

  /** @internal */
  public _toManifest(): string {
    return this.read();
  }
}

function readScript(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch ({ code }: any) {
    const allowed = `a file that can be read (${code}), relative to the working folder of the program`;
    const change = 'correct the path';
    throw refusal('Script.fromFile', [{ rule: 'tekton/script-file', field: 'path', value: path, allowed, change }]);
  }
}
