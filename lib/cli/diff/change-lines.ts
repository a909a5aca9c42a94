import type { Change } from './changes';

/** A change in words: what is added by `+`, what is removed by `-`, what becomes something else by an arrow. */
export function linesOf({ path, before, after }: Change): string[] {
  if (before === undefined) return [`+ ${path}: ${textOf(after)}`];
  if (after === undefined) return [`- ${path}: ${textOf(before)}`];
  if ([before, after].some((value) => typeof value === 'string' && value.includes('\n'))) {
    return [`${path}:`, ...linesBetween(String(before), String(after)).map((line) => `  ${line}`)];
  }
  return [`${path}: ${textOf(before)} → ${textOf(after)}`];
}

const LONGEST = 120;

function textOf(value: unknown): string {
  const text = typeof value === 'string' && value !== '' && !/\s/.test(value) ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** The lines of two texts that differ, in their order, by the longest common subsequence of lines. */
function linesBetween(before: string, after: string): string[] {
  const [olds, news] = [before.split('\n'), after.split('\n')];
  const lengths = Array.from({ length: olds.length + 1 }, () => new Array<number>(news.length + 1).fill(0));
  for (let i = olds.length - 1; i >= 0; i--) {
    for (let j = news.length - 1; j >= 0; j--) {
      lengths[i][j] = olds[i] === news[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  const lines: string[] = [];
  let [i, j] = [0, 0];
  while (i < olds.length || j < news.length) {
    if (olds[i] === news[j] && i < olds.length) [i, j] = [i + 1, j + 1];
    else if (j === news.length || (i < olds.length && lengths[i + 1][j] >= lengths[i][j + 1]))
      lines.push(`- ${olds[i++].trim()}`);
    else lines.push(`+ ${news[j++].trim()}`);
  }
  return lines;
}
