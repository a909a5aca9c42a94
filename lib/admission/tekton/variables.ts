import { remembering } from '../remembering';

/**
 * How Tekton reads `$(…)`. Its checks find variables by a prefix such as `params`; what isn't found so is plain text to
 * them, which is why this follows their patterns to the letter.
 */

/** The variables with a prefix, each without the prefix and as far as its first dot, or a fault that the text has. */
export interface Found {
  readonly variables: readonly string[];
  /** Whether a variable has more parts than there can be. */
  readonly isTooDeep: boolean;
}

/** The variables of a text that have a prefix, which is a pattern. */
export function variablesIn(text: string, prefix: string): Found {
  const variables: string[] = [];
  for (const { dotted, quoted } of occurrences(text, prefix)) {
    const parts = dotted.split('.');
    if (parts.length > 2) return { variables, isTooDeep: true };
    variables.push(parts.length === 2 ? parts[0] : dotted || quoted);
  }
  return { variables, isTooDeep: false };
}

/** The same with all their dots. */
export function entireVariablesIn(text: string, prefix: string): string[] {
  return occurrences(text, prefix).map(({ dotted, quoted }) => dotted || quoted);
}

/** The first variable of a text that has a prefix, as it stands there. */
export function firstExpressionIn(text: string, prefix: string): string {
  return occurrences(text, prefix)[0]?.expression ?? '';
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

interface Occurrence {
  readonly expression: string;
  readonly dotted: string;
  readonly quoted: string;
}

const readExpressions = remembering((text) =>
  (text.match(EXPRESSION) ?? []).map((expression) => expression.slice(2, -1)),
);

const readResult = remembering((expression): ResultReference | undefined => {
  const parts = expression.split('.');
  if (parts.length > 5) return undefined;
  return { task: parts[1], result: parts.length === 4 ? withoutIndex(parts[3]) : parts[3] };
});

/** What finds the variables of a prefix, by the prefix. */
const readers = new Map<string, (text: string) => readonly Occurrence[]>();

function occurrences(text: string, prefix: string): readonly Occurrence[] {
  if (!text.includes('$(')) return [];
  let read = readers.get(prefix);
  if (read === undefined) {
    const pattern = patternOf(prefix);
    read = remembering((text) =>
      [...text.matchAll(pattern)].map(([expression, dotted = '', double = '', single = '']) => ({
        expression,
        dotted,
        quoted: double || single,
      })),
    );
    readers.set(prefix, read);
  }
  return read(text);
}

function patternOf(prefix: string): RegExp {
  const name = '(.*?(?:\\[\\*\\])?)';
  return new RegExp(`\\$\\(${prefix}(?:\\.${name}|\\["${name}"\\]|\\['${name}'\\])\\)`, 'g');
}
