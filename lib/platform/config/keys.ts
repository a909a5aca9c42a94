import type { Duration, Size } from 'cdk8s';
import { Yaml } from 'cdk8s';
import { checkLabelSelector } from '../../admission/eventing/label-selector';
import { isDns1123Label, isDns1123Subdomain } from '../../admission/names';
import type { LabelSelector } from '../../kubernetes/label-selector';
import type { Cpu } from '../../kubernetes/resources';
import { goDuration } from '../../serving/scale';
import type { Component } from '../component';
import { NAMESPACE_NAMES } from '../namespace';

/** How values of one type are written into a config map, and which of them the controllers refuse. */
export interface ValueKind<T> {
  write(value: T): string;
  /** What is allowed, if the value isn't. */
  refusal?(value: T): string | undefined;
}

/** What a prop sets: mostly one key of a config map. */
export interface Key<T> {
  data(value: T): { [key: string]: string };
  refusal(value: T): string | undefined;
  /** The minor release that brought it, such as `1.23`; all releases have it if not given. */
  readonly since?: string;
}

/** The keys of a config map, by the prop that sets each. */
export type KeyTable<Props> = { readonly [Prop in keyof Props]-?: Key<NonNullable<Props[Prop]>> };

/** Notes that values contradict each other: the prop, its value, what is allowed, what to change. */
export type Refuse<Props> = (prop: keyof Props, value: unknown, allowed: string, change: string) => void;

export const key = <T>(name: string, kind: ValueKind<T>, since?: string): Key<T> => ({
  data: (value) => ({ [name]: kind.write(value) }),
  refusal: (value) => kind.refusal?.(value),
  since,
});

/** A key for each entry of a map: the prefix, followed by the entry's name. */
export const keysWithPrefix = <T>(prefix: string, kind: ValueKind<T>): Key<{ readonly [name: string]: T }> => ({
  data: (values) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}${name}`, kind.write(value)])),
  refusal(values) {
    for (const [name, value] of Object.entries(values)) {
      if (!/^[-._a-zA-Z0-9]+$/.test(name)) return `for \`${name}\` a name of letters, digits, \`-\`, \`_\` and \`.\``;
      const allowed = kind.refusal?.(value);
      if (allowed !== undefined) return `for \`${name}\` ${allowed}`;
    }
    return undefined;
  },
});

/**
 * The data of a config map: only what the props set, so that all else keeps the default of the component's code. Values out
 * of range, keys that are newer than the release and, by `check`, values that contradict each other are refused.
 *
 * @param path the prop that holds the config, such as `config.autoscaler`
 */
export function renderKeys<Props extends object>(
  component: Component,
  path: string,
  table: KeyTable<Props>,
  config: Props = {} as Props,
  check?: (config: Props, refuse: Refuse<Props>) => void,
): { [key: string]: string } {
  const refuse: Refuse<Props> = (prop, value, allowed, change) =>
    component._faults.refuse('platform/config', `${path}.${String(prop)}`, value, allowed, change);
  const data: { [key: string]: string } = {};
  for (const [prop, { since, data: dataOf, refusal }] of Object.entries<Key<any>>(table)) {
    const value = config[prop as keyof Props];
    if (value === undefined) continue;
    const written = dataOf(value);
    const shown = Object.values(written).join(', ');
    const allowed = refusal(value);
    if (allowed !== undefined) refuse(prop as keyof Props, shown, allowed, 'give a value in this range');
    if (since !== undefined && !component._isAtLeast(since)) {
      refuse(prop as keyof Props, shown, `nothing before release ${since}`, 'leave it out or take that release');
    }
    Object.assign(data, written);
  }
  check?.(config, refuse);
  return data;
}

/** Bounds of a number. */
export interface Range {
  readonly min?: number;
  readonly max?: number;
  /** The value must be greater. */
  readonly above?: number;
}

export const text: ValueKind<string> = { write: (value) => value };

/** A value of an enumeration, which JavaScript doesn't check. */
export const choice = <T extends string>(values: { readonly [name: string]: T }): ValueKind<T> => ({
  write: (value) => value,
  refusal: (value) => (Object.values(values).includes(value) ? undefined : Object.values(values).join(', ')),
});

/** The address of something that speaks HTTP. */
export const url: ValueKind<string> = {
  ...text,
  refusal: (value) => (/^https?:\/\/[^/\s]/.test(value) ? undefined : 'a URL'),
};

/** The name of an object of Kubernetes. */
export const objectName: ValueKind<string> = {
  ...text,
  refusal: (name) => (isDns1123Subdomain(name) ? undefined : 'a name: lower-case letters, digits, `-` and `.`'),
};

/** The name of a namespace. */
export const namespaceName: ValueKind<string> = {
  ...text,
  refusal: (name) => (isDns1123Label(name) ? undefined : NAMESPACE_NAMES),
};

export const boolean: ValueKind<boolean> = { write: String };

/** `enabled` or `disabled`. */
export const onOff: ValueKind<boolean> = { write: (value) => (value ? 'enabled' : 'disabled') };

export const commaSeparated: ValueKind<string[]> = { write: (values) => values.join(',') };

export const cpu: ValueKind<Cpu> = { write: (value) => value.quantity };

export const size: ValueKind<Size> = { write: (value) => value.asString() };

/** A value that the controllers read as YAML, in the order of its fields. JSON leaves out undefined ones, which would be null. */
export const yaml: ValueKind<any> = { write: (value) => Yaml.stringify(JSON.parse(JSON.stringify(value))) };

export const labelSelector: ValueKind<LabelSelector> = {
  ...yaml,
  refusal(selector) {
    const faults: string[] = [];
    checkLabelSelector(selector, '', { refuse: (field, _, allowed) => faults.push(`at ${field} ${allowed}`) });
    return faults[0];
  },
};

export const decimal = (range: Range = {}): ValueKind<number> => ({
  write: String,
  refusal: (value) => outOf(value, range),
});

export const integer = (range: Range = {}): ValueKind<number> => ({
  write: String,
  refusal: (value) => (Number.isInteger(value) ? outOf(value, range) : 'a whole number'),
});

/** Bounds in seconds. */
export const duration = (range: Range & { readonly whole?: boolean } = {}): ValueKind<Duration> => ({
  write: goDuration,
  refusal: (value) => {
    const seconds = value.toMilliseconds() / 1000;
    return range.whole && !Number.isInteger(seconds) ? 'whole seconds' : outOf(seconds, range, ' seconds');
  },
});

/** Seconds as a bare number. */
export const seconds = (range: Range = {}): ValueKind<Duration> => ({
  write: (value) => `${value.toMilliseconds() / 1000}`,
  refusal: (value) => integer(range).refusal?.(value.toMilliseconds() / 1000),
});

function outOf(value: number, { min, max, above }: Range, unit = ''): string | undefined {
  if (above !== undefined && !(value > above)) return `more than ${above}${unit}`;
  if ((min === undefined || value >= min) && (max === undefined || value <= max)) return undefined;
  if (max === undefined) return `${min}${unit} or more`;
  return min === undefined ? `${max}${unit} or less` : `${min} to ${max}${unit}`;
}
