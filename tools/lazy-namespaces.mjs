// `export * as x from './x'` compiles to an eager require. This turns each into a getter that requires on first use,
// so that a program pays only for the namespaces that it touches.
import { readFileSync, writeFileSync } from 'node:fs';

const EAGER = /^exports\.(\w+) = __importStar\(require\((.+?)\)\);$/gm;

for (const file of process.argv.slice(2)) {
  const source = readFileSync(file, 'utf8');
  const lazy = source
    .replace(/^exports\.\w+(?: = exports\.\w+)* = void 0;$/m, '')
    .replace(
      EAGER,
      'Object.defineProperty(exports, "$1", { enumerable: true, configurable: true, get: () => require($2) });',
    );
  writeFileSync(file, lazy);
}
