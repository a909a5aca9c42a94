import { type TokenShapes, tokenAt } from '../token-shapes';

/**
 * Whether a text is an expression of CloudEvents SQL as Eventing's parser reads it. Precedence doesn't matter for that:
 * an expression is a chain of operands and operators, and conditions may follow each operand.
 *
 * @see https://github.com/cloudevents/spec/blob/main/cesql/spec.md
 */
export function isCesql(text: string): boolean {
  const tokens = tokenize(text);
  let next = 0;
  const peek = (offset = 0): string => tokens[next + offset]?.kind ?? 'end';
  const take = (...kinds: string[]): boolean => kinds.includes(peek()) && ++next > 0;

  const list = (): boolean => {
    if (!take('(')) return false;
    do {
      if (!expression()) return false;
    } while (take(','));
    return take(')');
  };
  const operand = (): boolean => {
    while (take('NOT', '-'));
    if (peek(1) === '(' && take('word', 'function')) {
      if (peek(1) !== ')') return list();
      next += 2;
      return true;
    }
    if (take('EXISTS')) return take('word', 'alphanumeric');
    if (take('(')) return expression() && take(')');
    return take('TRUE', 'FALSE', 'integer', 'string', 'word', 'alphanumeric');
  };
  const expression = (): boolean => {
    do {
      if (!operand()) return false;
      for (;;) {
        const isNegated = peek() === 'NOT';
        const condition = peek(isNegated ? 1 : 0);
        if (condition !== 'LIKE' && condition !== 'IN') break;
        next += isNegated ? 2 : 1;
        if (!(condition === 'LIKE' ? take('string') : list())) return false;
      }
    } while (take('operator', '-'));
    return true;
  };
  return expression() && peek() === 'end' && tokens.every(({ isValid }) => isValid);
}

interface Token {
  readonly kind: string;
  readonly isValid: boolean;
}

const KEYWORDS: { readonly [word: string]: string } = {
  AND: 'operator',
  OR: 'operator',
  XOR: 'operator',
  NOT: 'NOT',
  LIKE: 'LIKE',
  EXISTS: 'EXISTS',
  IN: 'IN',
  TRUE: 'TRUE',
  FALSE: 'FALSE',
};

/** Of the shapes that match, the longest is the token, and the first of those of one length. */
const SHAPES: TokenShapes = [
  ['space', /[ \t\r\n]+/y],
  ['operator', /!=|>=|<=|<>|[*/%+=<>]/y],
  ['string', /"(?:\\.|""|[^"\\])*"|'(?:\\.|''|[^'\\])*'/sy],
  ['integer', /[+-]?\d+/y],
  ['word', /[A-Z]+/y],
  ['alphanumeric', /[A-Z0-9]+/y],
  ['function', /[A-Z][A-Z_]*/y],
  ['punctuation', /[(),'"-]/y],
];

/** Keywords and names are read in upper case. Characters that begin no token are skipped, as upstream's lexer does. */
function tokenize(text: string): Token[] {
  const upper = text.replace(/./gs, (character) => {
    const raised = character.toUpperCase();
    return raised.length === 1 ? raised : character;
  });
  const tokens: Token[] = [];
  for (let at = 0; at < upper.length; ) {
    const { kind, match } = tokenAt(SHAPES, upper, at) ?? { kind: 'space', match: upper[at] };
    at += match.length;
    if (kind === 'space') continue;
    const isValid = kind !== 'integer' || Math.abs(Number(match) + 0.5) < 2 ** 31;
    tokens.push({ kind: kind === 'punctuation' ? match : kind === 'word' ? (KEYWORDS[match] ?? kind) : kind, isValid });
  }
  return tokens;
}
