import { remembering } from '../remembering';

/**
 * How Tekton reads `$(…)`. Its checks find variables by a prefix such as `params`; what isn't found so is plain text to
 * them, which is why this follows their patterns to the letter.
 */

/** The variables of a text that have a prefix. */
export interface Variables {
  /** Each without the prefix and as far as its first dot; none that come after one with too many parts. */
  readonly names: readonly string[];
  /** The same with all their dots. */
  readonly entire: readonly string[];
  /** The first of them as it stands there. */
  readonly first: string;
  /** Whether one has more parts than there can be. */
  readonly isTooDeep: boolean;
}

/** The variables of a text that have a prefix, which is a pattern. */
export function variablesIn(text: string, prefix: string): Variables {
  if (!text.includes('$(')) return NO_VARIABLES;
  let read = readers.get(prefix);
  if (read === undefined) {
    const pattern = patternOf(prefix);
    read = remembering((text) => readVariables(text, pattern));
    readers.set(prefix, read);
  }
  return read(text);
}

/** All variables of a text as they stand there, whatever their prefix: without `$(` and `)`. */
export function expressionsIn(text: unknown): readonly string[] {
  return typeof text === 'string' && text.includes('$(') ? readExpressions(text) : NONE;
}

/** A variable without the index that follows it. */
export function withoutIndex(variable: string): string {
  return variable.includes('[') ? variable.replace(/\[([0-9])*\*?\]/g, '') : variable;
}

/** A result that an expression stands for. */
export interface ResultReference {
  readonly task: string;
  readonly result: string;
}

/** Whether an expression has the look of a result of a task. */
export function looksLikeResult(expression: string): boolean {
  return /^(tasks|finally)\.[^.]*\.results\./.test(expression);
}

/** The result that an expression stands for; undefined if it stands for something else. */
export function resultIn(expression: string): ResultReference | undefined {
  return looksLikeResult(expression) ? readResult(expression) : undefined;
}

const NONE: readonly string[] = [];

const EXPRESSION = /\$\([_a-zA-Z0-9.-]+(\.[_a-zA-Z0-9.-]+)*(\[([0-9]+|\*)\])?\)/g;

const readExpressions = remembering((text) =>
  (text.match(EXPRESSION) ?? []).map((expression) => expression.slice(2, -1)),
);

const readResult = remembering((expression): ResultReference | undefined => {
  const parts = expression.split('.');
  if (parts.length > 5) return undefined;
  return { task: parts[1], result: parts.length === 4 ? withoutIndex(parts[3]) : parts[3] };
});

/** What finds the variables of a prefix, by the prefix. */
const readers = new Map<string, (text: string) => Variables>();

const NO_VARIABLES: Variables = { names: NONE, entire: NONE, first: '', isTooDeep: false };

function readVariables(text: string, pattern: RegExp): Variables {
  const names: string[] = [];
  const entire: string[] = [];
  const matches = [...text.matchAll(pattern)];
  let isTooDeep = false;
  for (const [, dotted = '', double = '', single = ''] of matches) {
    entire.push(dotted || double || single);
    const parts = dotted.split('.');
    isTooDeep ||= parts.length > 2;
    if (!isTooDeep) names.push(parts.length === 2 ? parts[0] : dotted || double || single);
  }
  return { names, entire, first: matches[0]?.[0] ?? '', isTooDeep };
}

function patternOf(prefix: string): RegExp {
  const name = '(.*?(?:\\[\\*\\])?)';
  return new RegExp(`\\$\\(${prefix}(?:\\.${name}|\\["${name}"\\]|\\['${name}'\\])\\)`, 'g');
}
