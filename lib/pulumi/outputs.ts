import { createHash } from 'node:crypto';
import { all, type Input, isSecret, type Output, output, RunError, unsecret } from '@pulumi/pulumi';
import type { Placeholders } from '../admission/unknown';
import { isLiteral, type Path } from './literals';
import type { Manifest } from './tree';

/** What the stand-in of a string begins and ends with: a part that is cut out of it, or another case, still shows it. */
const MARK = 'pulumi0';
/** Indices of numbers are this far apart, so that what is added to one makes no other one of it. */
const STEP = 997;
/** A stand-in, or what code has made of one; the limits of integers are none. */
const REMAINS = /pulumi0|\b899\d{13}\b|(?<!\w)-(?!9007199254740991|92233720368547)\d{13,19}/i;
/** The mark in base64, wherever in a longer text it stands. */
const ENCODED_MARK = /cHVsdW1pM|B1bHVtaT|wdWx1bWkw/;

const WITHOUT_VALUE =
  'is an Output that has turned out to have no value; allowed: a value; give another Output [pulumi/known]';
const LITERAL =
  'is an Output; allowed: what is known when the program runs; give names, keys and choices as plain values [pulumi/known]';
const CHANGED =
  'is what stands for an Output, changed or from another component; allowed: unchanged what `asString` and `asNumber` of ' +
  'this component return; change the value inside `apply`, and give `asString` what that returns [pulumi/known]';

/**
 * Says what an object must fulfil, once all of it is known, before it is registered; throws if it doesn't. Of what is
 * secret its message shows nothing: `open` is the manifest in which that is still unknown.
 */
export type Check = (manifest: unknown, open: unknown) => void;

/** The Outputs of one construct tree: stand-ins go into the tree, and come out of its manifests as Outputs. */
export class Outputs implements Placeholders {
  private readonly values: Output<unknown>[] = [];
  /** Tells the stand-ins of this tree from those of others. */
  private readonly id: string;
  private readonly own: RegExp;

  /** @param component name of the component whose tree it is */
  public constructor(component: string) {
    const hash = createHash('sha256').update(component).digest();
    this.id = String(hash.readUInt32BE() % 100_000).padStart(5, '0');
    this.own = new RegExp(`${MARK}-${this.id}-(\\d+)-${MARK}|-899${this.id}(\\d{8})(?!\\d)`, 'g');
  }

  /** A string that stands for an Output: the whole of a field, or a part of a longer string. */
  public asString(value: Input<string>): string {
    return this.textOf(this.add(value));
  }

  /** A number that stands for an Output: the whole of a field. Nothing can be computed with it, so no Duration or Size. */
  public asNumber(value: Input<number>): number {
    return -Number(`899${this.id}${String(this.add(value) * STEP).padStart(8, '0')}`);
  }

  public isUnknown(value: string | number): boolean {
    return this.indicesIn(value).length > 0 || this.isChanged(value);
  }

  /** What is wrong with where and how Outputs stand in a manifest: as names, keys and choices, or changed. */
  public faultsIn(manifest: Manifest): string[] {
    const faults: string[] = [];
    const isOfSecret = manifest.apiVersion === 'v1' && manifest.kind === 'Secret';
    walk(manifest, [], (value, path) => {
      const key = path.at(-1);
      if (typeof key === 'string' && this.isUnknown(key)) faults.push(`a key of ${show(path.slice(0, -1))} ${LITERAL}`);
      if (!isText(value)) return;
      const isEncoded = isOfSecret && path[0] === 'data';
      const isHidden = isEncoded && showsStandIn(Buffer.from(String(value), 'base64').toString());
      if (isHidden || this.isChanged(value)) faults.push(`${show(path)} ${CHANGED}`);
      else if (this.isUnknown(value) && isLiteral(manifest, path, value)) faults.push(`${show(path)} ${LITERAL}`);
    });
    return faults;
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
      const open = new Map([...known].filter((_entry, i) => !isHidden[i]));
      check(
        mapTexts(manifest, (text) => this.fill(text, known)),
        mapTexts(manifest, (text) => this.fill(text, open)),
      );
    });
    // What is secret of one field makes no other one secret.
    const isChecked = unsecret(checked);
    return mapTexts(manifest, (text) => {
      const own = this.indicesIn(text);
      if (own.length === 0) return text;
      return all([isChecked, ...own.map((index) => this.values[index])]).apply(([, ...values]) =>
        this.fill(text, new Map(own.map((index, i) => [index, values[i]]))),
      );
    }) as object;
  }

  private add(value: Input<unknown>): number {
    return this.values.push(output(value)) - 1;
  }

  private textOf(index: number): string {
    return `${MARK}-${this.id}-${index}-${MARK}`;
  }

  private indicesIn(value: string | number): number[] {
    const indices: number[] = [];
    this.replace(String(value), (index, stand) => {
      indices.push(index);
      return stand;
    });
    return indices;
  }

  private isChanged(value: string | number): boolean {
    return showsStandIn(this.replace(String(value), () => 'x'));
  }

  /** A number in a text, such as an annotation, becomes text. */
  private fill(text: string | number, known: ReadonlyMap<number, unknown>): unknown {
    const [index] = this.indicesIn(text);
    if (typeof text === 'number' || text === this.textOf(index)) return known.get(index) ?? text;
    return this.replace(text, (each, stand) => String(known.get(each) ?? stand));
  }

  private replace(text: string, replacement: (index: number, stand: string) => string): string {
    return text.replace(this.own, (stand, ofText: string | undefined, ofNumber: string) => {
      const index = ofText === undefined ? Number(ofNumber) / STEP : Number(ofText);
      return index in this.values ? replacement(index, stand) : stand;
    });
  }
}

function showsStandIn(text: string): boolean {
  return REMAINS.test(text) || ENCODED_MARK.test(text);
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
