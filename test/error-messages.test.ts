import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Errors that no declaration causes: of the command line, of a table of this package, and with another error in them. */
const OTHERS = ['lib/cli/', 'lib/pulumi/', 'lib/platform/releases.ts', 'lib/kubernetes/resource-object.ts'];

it('What refuses a declaration does it in one form, which names the rule', () => {
  const paths = (readdirSync('lib', { recursive: true }) as string[]).map((path) => join('lib', path));
  const sources = paths.filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'));
  const throwing = sources.filter((path) => /new (?!OnError)\w*Error\(/.test(readFileSync(path, 'utf8')));
  expect(throwing.filter((path) => !OTHERS.some((other) => path.startsWith(other)))).toEqual([
    'lib/admission/finding.ts',
  ]);
});
