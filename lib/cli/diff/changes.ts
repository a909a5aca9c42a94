import { isObject } from '../../admission/json';

/** A value that differs; one that is missing was added or removed. */
export interface Change {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** The smallest values that differ, in the order of the fields. */
export function changesBetween(before: unknown, after: unknown, path = ''): Change[] {
  if (isObject(before) && isObject(after)) {
    return unionOf(Object.keys(before), Object.keys(after)).flatMap((key) =>
      changesBetween(before[key], after[key], fieldOf(path, key)),
    );
  }
  if (canonical(before) === canonical(after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return changesOfList(before, after, path);
  return [{ path, before, after }];
}

/** The elements of a list are told apart by their names, else by their places if none is missing, else by their values. */
function changesOfList(before: readonly unknown[], after: readonly unknown[], path: string): Change[] {
  const [olds, news] = [namesOf(before), namesOf(after)];
  if (olds !== undefined && news !== undefined) {
    const changes = unionOf(olds, news).flatMap((name) =>
      changesBetween(before[olds.indexOf(name)], after[news.indexOf(name)], `${path}[${name}]`),
    );
    return changes.length > 0 ? changes : [{ path, before: olds, after: news }];
  }
  if (before.length === after.length && [...before, ...after].every(isObject)) {
    return before.flatMap((element, i) => changesBetween(element, after[i], `${path}[${i}]`));
  }
  const without = (list: readonly unknown[], others: readonly unknown[]) => {
    const known = new Set(others.map(canonical));
    return list.filter((element) => !known.has(canonical(element)));
  };
  const changes: Change[] = [
    ...without(before, after).map((element) => ({ path, before: element })),
    ...without(after, before).map((element) => ({ path, after: element })),
  ];
  return changes.length > 0 ? changes : [{ path, before, after }];
}

/** The names of elements that all have one of their own. */
function namesOf(list: readonly any[]): string[] | undefined {
  const names = list.map((element) => element?.name);
  return names.every((name) => typeof name === 'string') && new Set(names).size === names.length ? names : undefined;
}

function fieldOf(path: string, key: string): string {
  if (!/^[\w-]+$/.test(key)) return `${path}["${key}"]`;
  return path === '' ? key : `${path}.${key}`;
}

function unionOf(...lists: (readonly string[])[]): string[] {
  return [...new Set(lists.flat())];
}

/** The value as text, in which the order of fields doesn't matter. */
function canonical(value: unknown): string {
  const sorted = (_: string, member: unknown) =>
    isObject(member) ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1))) : member;
  return JSON.stringify(value, sorted) ?? '';
}
