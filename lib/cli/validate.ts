import { readFileSync } from 'node:fs';
import { formatFinding } from '../admission/finding';
import { validateFiles } from '../validation/validate-files';
import type { Command } from './command';
import { filesIn } from './manifests';

/** Prints what the rules refuse in YAML files. */
export const validate: Command = {
  usage: 'validate FILE|DIR...',
  summary: 'check manifests as the cluster would; exits with 2 if it would refuse something',
  run(paths) {
    if (paths.length === 0) throw new Error('validate needs at least one file or folder');
    const violations = validateFiles(filesIn(paths).map((path) => ({ path, text: readFileSync(path, 'utf8') })));
    for (const { path, line, object, finding } of violations) {
      const subject = object === undefined ? '' : `${object.kind} '${object.name}': `;
      console.log(`${path}:${line}: ${subject}${formatFinding(finding)}`);
    }
    return violations.length === 0 ? 0 : 2;
  },
};
