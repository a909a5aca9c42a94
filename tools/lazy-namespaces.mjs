// `export * as x from './x'` compiles to an eager require. This turns each into a getter that requires on first use,
// so that a program pays only for the namespaces that it touches. The getters are defined through a helper, and
// `exports.x = void 0` above them stays: that is how Node finds the names that an ES module can import.
import { readFileSync, writeFileSync } from 'node:fs';

const EAGER = /^exports\.(\w+) = __importStar\(require\((.+?)\)\);$/gm;
const HELPER = `function __lazy(name, get) {
    Object.defineProperty(exports, name, { enumerable: true, configurable: true, get });
}
`;

for (const file of process.argv.slice(2)) {
  const source = readFileSync(file, 'utf8');
  if (!EAGER.test(source)) continue;
  writeFileSync(file, source.replace(EAGER, '__lazy("$1", () => require($2));') + HELPER);
}
