import { type TokenShapes, tokenAt } from '../token-shapes';

/** An expression in CEL as it is written. Operators are calls: `a[0]` of `[]`, `a ? b : c` of `?:`, `a && b && c` of `&&`. */
export type Expression =
  | { readonly kind: 'literal'; readonly type: LiteralType }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'field'; readonly owner: Expression; readonly field: string }
  | Call
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [key: Expression, value: Expression])[] }
  | { readonly kind: 'message'; readonly name: string; readonly fields: readonly (readonly [string, Expression])[] };

/** A call of a function, or of a method if it has a target. */
export interface Call {
  readonly kind: 'call';
  readonly name: string;
  readonly target?: Expression;
  readonly args: readonly Expression[];
}

export type LiteralType = 'int' | 'uint' | 'double' | 'string' | 'bytes' | 'bool' | 'null';

/** Why a text is no expression. */
export class CelFault extends Error {}

/** How deeply expressions may be nested. */
export const MAX_DEPTH = 250;

/** Operators of two operands, from those that bind least. */
const OPERATORS = [
  ['<', '<=', '>=', '>', '==', '!=', 'in'],
  ['+', '-'],
  ['*', '/', '%'],
];

const RESERVED = new Set(
  'as break const continue else for function if import let loop package namespace return var void while'.split(' '),
);

/**
 * Reads an expression as cel-go's parser does, whose optional syntax (`a.?b`) is off in Tekton.
 *
 * @throws CelFault at the first character that can't stand there
 * @see https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax
 */
export function parseCel(text: string): Expression {
  const tokens = tokenize(text);
  let next = 0;
  let depth = 0;
  const peek = (offset = 0): string => tokens[next + offset]?.kind ?? 'end';
  const take = (...kinds: string[]): Token | undefined => (kinds.includes(peek()) ? tokens[next++] : undefined);
  const need = (...kinds: string[]): Token => {
    const token = take(...kinds);
    if (token === undefined) throw unexpected(tokens[next].text, tokens[next].at);
    return token;
  };

  const expression = (): Expression => {
    if (++depth > MAX_DEPTH) throw new CelFault('it is nested too deeply');
    let result = or();
    if (take('?')) {
      const yes = or();
      need(':');
      result = call('?:', result, yes, expression());
    }
    depth--;
    return result;
  };
  const chain = (operator: string, operand: () => Expression): Expression => {
    const operands = [operand()];
    while (take(operator)) operands.push(operand());
    return operands.length === 1 ? operands[0] : call(operator, ...operands);
  };
  const or = () => chain('||', and);
  const and = () => chain('&&', () => binary(0));
  const binary = (level: number): Expression => {
    if (level === OPERATORS.length) return unary();
    let left = binary(level + 1);
    for (;;) {
      const operator = take(...OPERATORS[level]);
      if (operator === undefined) return left;
      left = call(operator.kind, left, binary(level + 1));
    }
  };
  const unary = (): Expression => {
    const operator = isSignedNumber() ? undefined : take('!', '-')?.kind;
    if (operator === undefined) return member();
    let isApplied = true;
    while (take(operator)) isApplied = !isApplied;
    const operand = member();
    return isApplied ? call(operator, operand) : operand;
  };
  const member = (): Expression => {
    let owner = primary();
    for (;;) {
      if (take('[')) {
        owner = call('[]', owner, expression());
        need(']');
      } else if (take('.')) {
        const { kind, text: field } = need('word', 'escaped');
        const isCall = kind === 'word' && take('(') !== undefined;
        owner = isCall
          ? { kind: 'call', name: field, target: owner, args: args() }
          : { kind: 'field', owner, field: kind === 'word' ? field : field.slice(1, -1) };
      } else {
        return owner;
      }
    }
  };
  const primary = (): Expression => {
    if (take('(')) {
      const inner = expression();
      need(')');
      return inner;
    }
    if (take('[')) return { kind: 'list', items: until(']', expression) };
    if (take('{')) return { kind: 'map', entries: until('}', () => entry(expression)) };
    if (isSignedNumber()) return number(need('-').text);
    if (['int', 'uint', 'double'].includes(peek())) return number('');
    if (['word', '.'].includes(peek())) return named();
    return literal(need('string', 'bytes', 'true', 'false', 'null'));
  };
  const named = (): Expression => {
    let name = take('.') === undefined ? '' : '.';
    let length = 1;
    while (peek(length) === '.' && peek(length + 1) === 'word') length += 2;
    if (peek(length) === '{') {
      while (!take('{')) name += need('word', '.').text;
      return { kind: 'message', name, fields: until('}', () => entry(field)) };
    }
    const { text: word, at } = need('word');
    if (RESERVED.has(word)) throw unexpected(word, at);
    name += word;
    return take('(') ? call(name, ...args()) : { kind: 'name', name };
  };
  const field = (): string => {
    const { kind, text: name } = need('word', 'escaped');
    return kind === 'word' ? name : name.slice(1, -1);
  };
  const entry = <K>(key: () => K): [K, Expression] => {
    const name = key();
    need(':');
    return [name, expression()];
  };
  const args = (): Expression[] => {
    const items: Expression[] = [];
    if (take(')')) return items;
    do items.push(expression());
    while (take(','));
    need(')');
    return items;
  };
  /** Items up to a bracket, before which a comma may stand, even alone. */
  const until = <T>(end: string, item: () => T): T[] => {
    const items: T[] = [];
    while (peek() !== end && !take(',')) {
      do items.push(item());
      while (take(',') && peek() !== end);
      break;
    }
    need(end);
    return items;
  };
  const isSignedNumber = () => peek() === '-' && ['int', 'double'].includes(peek(1));
  const number = (sign: string): Expression => {
    const { kind, text: digits, at } = need('int', 'uint', 'double');
    if (!isInRange(kind, sign, digits)) throw new CelFault(`${sign}${digits} at ${at + 1} is out of range`);
    return { kind: 'literal', type: kind as LiteralType };
  };

  const result = expression();
  need('end');
  return result;
}

function call(name: string, ...args: Expression[]): Call {
  return { kind: 'call', name, args };
}

function literal({ kind, text, at }: Token): Expression {
  if (kind === 'true' || kind === 'false') return { kind: 'literal', type: 'bool' };
  if (kind !== 'null') refuseEscapes(kind, text, at);
  return { kind: 'literal', type: kind as LiteralType };
}

/** Bytes have no code points; strings have only those that exist. */
function refuseEscapes(kind: string, text: string, at: number): void {
  if (/^[bB]?[rR]/.test(text)) return;
  for (const [sequence] of text.matchAll(/\\(?:u.{4}|U.{8}|.)/gs)) {
    if (!/^\\u/i.test(sequence)) continue;
    const codePoint = Number.parseInt(sequence.slice(2), 16);
    if (kind === 'string' && codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff)) continue;
    throw unexpected(sequence, at);
  }
}

function isInRange(kind: string, sign: string, digits: string): boolean {
  if (kind === 'double') return Number.isFinite(Number(digits));
  if (kind === 'uint') return BigInt(digits.slice(0, -1)) < 2n ** 64n;
  return BigInt(digits) < 2n ** 63n + (sign === '' ? 0n : 1n);
}

function unexpected(text: string, at: number): CelFault {
  return new CelFault(text === '' ? 'it ends too early' : `\`${text}\` can't stand at ${at + 1}`);
}

interface Token {
  readonly kind: string;
  readonly text: string;
  readonly at: number;
}

const ESCAPE = '\\\\(?:[abfnrtv"\'\\\\?`]|[0-3][0-7]{2}|[xX][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})';
const STRING = ['"', "'"]
  .map((quote) => {
    const long = quote.repeat(3);
    return [
      `${long}(?:${ESCAPE}|[^\\\\])*?${long}`,
      `${quote}(?:${ESCAPE}|[^\\\\\\n\\r${quote}])*${quote}`,
      `[rR]${long}[^]*?${long}`,
      `[rR]${quote}[^\\n\\r${quote}]*${quote}`,
    ].join('|');
  })
  .join('|');

/** Of the shapes that match, the longest is the token, and the first of those of one length. */
const SHAPES: TokenShapes = [
  ['space', /[ \t\r\n\f]+|\/\/[^\n]*/y],
  ['double', /\d+\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+|\.\d+(?:[eE][+-]?\d+)?/y],
  ['int', /0x[0-9a-fA-F]+|\d+/y],
  ['uint', /(?:0x[0-9a-fA-F]+|\d+)[uU]/y],
  ['string', new RegExp(STRING, 'y')],
  ['bytes', new RegExp(`[bB](?:${STRING})`, 'y')],
  ['word', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['escaped', /`[A-Za-z0-9_./ -]+`/y],
  ['punctuation', /[=!<>]=|&&|\|\||[[\](){}.,?:!<>+*/%-]/y],
];

const KEYWORDS = new Set(['in', 'true', 'false', 'null']);

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const token = tokenAt(SHAPES, text, at);
    if (token === undefined) throw unexpected(text[at], at);
    const { kind, match } = token;
    if (kind !== 'space') {
      tokens.push({ kind: kind === 'punctuation' || KEYWORDS.has(match) ? match : kind, text: match, at });
    }
    at += match.length;
  }
  tokens.push({ kind: 'end', text: '', at: text.length });
  return tokens;
}
