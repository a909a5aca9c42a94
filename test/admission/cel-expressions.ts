/** An expression in CEL, whole or with a few characters added and removed: about one in five compiles. */
export function celExpression(random: () => number): string {
  const below = (n: number) => Math.floor(random() * n);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)];
  const some = (min: number, max: number, item: () => string) =>
    Array.from({ length: min + below(max - min + 1) }, item).join(', ');

  const expression = (depth: number): string => {
    if (depth === 0 || below(6) === 0) return pick(ATOMS);
    const part = () => expression(depth - 1);
    const pair = () => `${part()}: ${part()}`;
    const comma = below(6) === 0 ? ',' : '';
    return pick([
      ...Array(5).fill(() => `${part()} ${pick(OPERATORS)} ${part()}`),
      ...Array(2).fill(() => `${part()}.${pick(LOOPS)}(${pick(['x', 'y'])}, ${some(1, 2, part)})`),
      () => `${pick(FUNCTIONS)}(${some(0, 2, part)})`,
      () => `${part()}.${pick(METHODS)}(${some(0, 1, part)})`,
      () => `(${part()})`,
      () => `[${some(0, 3, part)}${comma}]`,
      () => `{${some(0, 2, pair)}${comma}}`,
      () => `${part()}[${part()}]`,
      () => `${part()}.${pick(['a', '`b-c`'])}`,
      () => `${part()} ? ${part()} : ${part()}`,
      () => `${pick(['!', '-', '!!', '--'])}${part()}`,
    ])();
  };
  const text = expression(1 + below(4));
  if (below(3) > 0) return text;
  const at = below(text.length);
  return text.slice(0, at) + pick(['', ...CHARACTERS]) + text.slice(at + below(2));
}

const ATOMS = [
  ...["'$(params.x)'", "'a'", '"b"', "r'\\d'", "'''c'''", "'\\u0041'", "'\\ud800'", "'\\q'", "b'd'", "b'\\u0041'"],
  ...[
    '1',
    '-1',
    '0x1f',
    '9223372036854775808',
    '2u',
    '1.5',
    '.5',
    '1e3',
    '1e999',
    'true',
    'false',
    'null',
    'x',
    'y',
    '.x',
  ],
  ...[
    '[]',
    '{}',
    '[1]',
    "{'a': 1}",
    '[[]]',
    'enabled',
    'params.x',
    'int',
    'type',
    'google.protobuf.Timestamp',
    'dyn(1)',
  ],
  ...["duration('1s')", "timestamp('2026-01-01T00:00:00Z')"],
];
const OPERATORS = ['==', '!=', '<', '<=', '>', '>=', 'in', '+', '-', '*', '/', '%', '&&', '||'];
const FUNCTIONS = 'size type bool bytes double duration dyn int string timestamp uint matches has none .size'.split(
  ' ',
);
const METHODS = 'size contains endsWith startsWith matches getHours getFullYear getDate none'.split(' ');
const LOOPS = ['all', 'exists', 'exists_one', 'map', 'filter', 'existsOne'];
const CHARACTERS = '()[]{}.,?:!<>=&|+-*/%"\'`\\ a1_$#@';
