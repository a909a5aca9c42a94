import { all, type Input, type Output, output } from '@pulumi/pulumi';
import type { Placeholders } from '../admission/unknown';

const STRING = /pulumi-output-(\d+)-x/g;
const NUMBER = /-8999999999(\d{6})/g;
const FIRST_NUMBER = -8_999_999_999_000_000;

/** Says what a known value must fulfil before the object that holds it is registered; throws if it doesn't. */
export type Check = (manifest: unknown) => void;

/** The Outputs of one construct tree: stand-ins go into the tree, and come out of its manifests as Outputs. */
export class Outputs implements Placeholders {
  private readonly values: Output<unknown>[] = [];

  /** A string that stands for an Output: the whole of a field, or a part of a longer string. */
  public asString(value: Input<string>): string {
    return `pulumi-output-${this.add(value)}-x`;
  }

  /** A number that stands for an Output: the whole of a field. Nothing can be computed with it. */
  public asNumber(value: Input<number>): number {
    return FIRST_NUMBER - this.add(value);
  }

  public isUnknown(value: string | number): boolean {
    return this.indicesIn(value).length > 0;
  }

  /** The manifest with Outputs in place of their stand-ins. Each waits until all are known and the check is passed. */
  public resolve(path: string, manifest: object, check: Check): object {
    const used = new Set<number>();
    collectStrings(manifest, (value) => {
      for (const index of this.indicesIn(value)) used.add(index);
    });
    this.refuseNamesAndKeys(path, manifest);
    if (used.size === 0) return manifest;
    const indices = [...used];
    const known = all(indices.map((index) => this.values[index])).apply((values) => {
      const byIndex = new Map(indices.map((index, i) => [index, values[i]]));
      check(mapStrings(manifest, (value) => fill(value, byIndex)));
      return byIndex;
    });
    return mapStrings(manifest, (value) =>
      this.isUnknown(value) ? known.apply((byIndex) => fill(value, byIndex)) : value,
    ) as object;
  }

  private add(value: Input<unknown>): number {
    return this.values.push(output(value)) - 1;
  }

  private indicesIn(value: string | number): number[] {
    const text = String(value);
    return [...text.matchAll(STRING), ...text.matchAll(NUMBER)]
      .map(([, digits]) => Number(digits))
      .filter((index) => index < this.values.length);
  }

  private refuseNamesAndKeys(path: string, manifest: object): void {
    const { apiVersion, kind, metadata } = manifest as { [field: string]: any };
    const fields = { apiVersion, kind, 'metadata.name': metadata?.name, 'metadata.namespace': metadata?.namespace };
    for (const [field, value] of Object.entries(fields)) {
      if (value !== undefined && this.isUnknown(value)) throw notHere(path, field);
    }
    visitKeys(manifest, (key) => {
      if (this.isUnknown(key)) throw notHere(path, 'a key of a map');
    });
  }
}

function notHere(path: string, field: string): Error {
  return new Error(
    `${path}: ${field} is an Output; allowed: values that are known when the program runs; give names, namespaces and keys as plain strings`,
  );
}

function fill(value: string | number, known: ReadonlyMap<number, unknown>): unknown {
  const text = String(value);
  const whole = /^(?:pulumi-output-(\d+)-x|-8999999999(\d{6}))$/.exec(text);
  if (whole) return known.get(Number(whole[1] ?? whole[2])) ?? value;
  const part = (stand: string, index: string) => String(known.get(Number(index)) ?? stand);
  return text.replace(STRING, part).replace(NUMBER, part);
}

function collectStrings(value: unknown, visit: (value: string | number) => void): void {
  mapStrings(value, (text) => {
    visit(text);
    return text;
  });
}

function mapStrings(value: unknown, map: (value: string | number) => unknown): unknown {
  if (typeof value === 'string' || typeof value === 'number') return map(value);
  if (Array.isArray(value)) return value.map((element) => mapStrings(element, map));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, mapStrings(member, map)]));
}

function visitKeys(value: unknown, visit: (key: string) => void): void {
  if (value === null || typeof value !== 'object') return;
  for (const [key, member] of Object.entries(value)) {
    if (!Array.isArray(value)) visit(key);
    visitKeys(member, visit);
  }
}
