// Writes the digest of each object of upstream's release files to test/platform/parity.lock:
//   npx tsx tools/platform/parity-lock.ts DIR
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { idOf, meaningOf } from '../../test/platform/normalize';
import { exceptions } from '../../test/platform/parity';

const [directory] = process.argv.slice(2);
const filesOf = (path: string): string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .flatMap((name) => filesOf(join(path, name)))
    : [path];
const without = exceptions();
const digests = new Map<string, string>();
for (const file of filesOf(directory)) {
  const folder = relative(directory, join(file, '..'));
  for (const document of parseAllDocuments(readFileSync(file, 'utf8'), { version: '1.1', uniqueKeys: false })) {
    const object = document.toJS({ maxAliasCount: -1 });
    if (!object?.kind) continue;
    const id = idOf(object);
    digests.set(`${folder} ${id}`, meaningOf(object, without(id)));
  }
}
const header = '# FOLDER ID DIGEST of each object of the release files, as test/platform/normalize.ts makes it.\n';
const body = [...digests].map(([key, digest]) => `${key} ${digest}\n`).sort();
writeFileSync(join(__dirname, '../../test/platform/parity.lock'), header + body.join(''));
