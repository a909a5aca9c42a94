import { all, type Input, isSecret, type Output, output, RunError, unsecret } from '@pulumi/pulumi';
import type { Placeholders } from '../admission/unknown';
import { isLiteral, type Path } from './literals';
import type { Manifest } from './tree';

const STRING = /pulumi-output-(\d+)-x/g;
const NUMBER = /-8999999999(\d{6})/g;
const FIRST_NUMBER = -8_999_999_999_000_000;

const WITHOUT_VALUE =
  'is an Output that has turned out to have no value; allowed: a value; give another Output [pulumi/known]';

/**
 * Says what a known value must fulfil before the object that holds it is registered; throws if it doesn't, with none of
 * the secrets in its message.
 */
export type Check = (manifest: unknown, secrets: readonly string[]) => void;

/** The Outputs of one construct tree: stand-ins go into the tree, and come out of its manifests as Outputs. */
export class Outputs implements Placeholders {
  private readonly values: Output<unknown>[] = [];

  /** A string that stands for an Output: the whole of a field, or a part of a longer string. */
  public asString(value: Input<string>): string {
    return `pulumi-output-${this.add(value)}-x`;
  }

  /** A number that stands for an Output: the whole of a field. Nothing can be computed with it, so no Duration or Size. */
  public asNumber(value: Input<number>): number {
    return FIRST_NUMBER - this.add(value);
  }

  public isUnknown(value: string | number): boolean {
    return this.indicesIn(value).length > 0;
  }

  /** The names, keys and choices of a manifest for which Outputs stand, though they must be known. */
  public misplacedIn(manifest: Manifest): string[] {
    const fields: string[] = [];
    walk(manifest, [], (value, path) => {
      const key = path.at(-1);
      if (typeof key === 'string' && this.isUnknown(key)) fields.push(`a key of ${show(path.slice(0, -1))}`);
      if (isText(value) && this.isUnknown(value) && isLiteral(manifest, path, value)) fields.push(show(path));
    });
    return fields;
  }

  /** The manifest with Outputs in place of their stand-ins. Each waits until all are known and the check is passed. */
  public resolve(path: string, manifest: object, check: Check): object {
    const fields = new Map<number, string>();
    walk(manifest, [], (value, path) => {
      if (!isText(value)) return;
      for (const index of this.indicesIn(value)) fields.set(index, show(path));
    });
    if (fields.size === 0) return manifest;
    const indices = [...fields.keys()];
    const checked = all(indices.map((index) => this.values[index])).apply(async (values) => {
      const empty = indices.find((_index, i) => values[i] === undefined || values[i] === null);
      if (empty !== undefined) throw new RunError(`${path}: ${fields.get(empty)} ${WITHOUT_VALUE}`);
      const isHidden = await Promise.all(indices.map((index) => isSecret(this.values[index])));
      const known = new Map(indices.map((index, i) => [index, values[i]]));
      check(
        mapTexts(manifest, (text) => fill(text, known)),
        values.filter((_value, i) => isHidden[i]).map(String),
      );
    });
    // What is secret of one field makes no other one secret.
    const isChecked = unsecret(checked);
    return mapTexts(manifest, (text) => {
      const own = this.indicesIn(text);
      if (own.length === 0) return text;
      return all([isChecked, ...own.map((index) => this.values[index])]).apply(([, ...values]) =>
        fill(text, new Map(own.map((index, i) => [index, values[i]]))),
      );
    }) as object;
  }

  private add(value: Input<unknown>): number {
    return this.values.push(output(value)) - 1;
  }

  private indicesIn(value: string | number): number[] {
    if (this.values.length === 0) return [];
    const text = String(value);
    return [...text.matchAll(STRING), ...text.matchAll(NUMBER)]
      .map(([, digits]) => Number(digits))
      .filter((index) => index < this.values.length);
  }
}

/** A number in a text, such as an annotation, becomes text. */
function fill(text: string | number, known: ReadonlyMap<number, unknown>): unknown {
  const whole = (typeof text === 'number' ? /^-8999999999(\d{6})$/ : /^pulumi-output-(\d+)-x$/).exec(String(text));
  if (whole) return known.get(Number(whole[1])) ?? text;
  const part = (stand: string, index: string) => String(known.get(Number(index)) ?? stand);
  return typeof text === 'number' ? text : text.replace(STRING, part).replace(NUMBER, part);
}

function isText(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

/** `spec.containers[0].image` */
function show(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .slice(1);
}

function walk(value: unknown, path: Path, visit: (value: unknown, path: Path) => void): void {
  visit(value, path);
  if (value === null || typeof value !== 'object') return;
  for (const [key, member] of Object.entries(value)) {
    walk(member, [...path, Array.isArray(value) ? Number(key) : key], visit);
  }
}

function mapTexts(value: unknown, map: (text: string | number) => unknown): unknown {
  if (isText(value)) return map(value);
  if (Array.isArray(value)) return value.map((element) => mapTexts(element, map));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, mapTexts(member, map)]));
}
