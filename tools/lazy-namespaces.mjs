// `export * as x from './x'` compiles to an eager require. This turns each into a getter that requires on first use,
// so that a program pays only for the namespaces that it touches. `exports.x = void 0`, which stands above, stays: by it
// Node knows the names that an ES module can import.
import { readFileSync, writeFileSync } from 'node:fs';

const EAGER = /^exports\.(\w+) = __importStar\(require\((.+?)\)\);$/gm;

for (const file of process.argv.slice(2)) {
  const source = readFileSync(file, 'utf8');
  const lazy = source.replace(
    EAGER,
    'Object.defineProperty(exports, "$1", { enumerable: true, configurable: true, get: () => require($2) });',
  );
  writeFileSync(file, lazy);
}
