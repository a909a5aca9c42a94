/** An object as it is written to a file. Values that aren't known yet appear as something else than plain data. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name?: string;
    readonly generateName?: string;
    readonly namespace?: string;
    readonly labels?: { readonly [key: string]: string };
    readonly annotations?: { readonly [key: string]: string };
  };
  // The rest is what rules are about to check, so nothing can be promised about it.
  readonly [key: string]: any;
}

/** What a rule says of an object, and asks of the platform. */
export interface Report {
  /** The cluster refuses this value. */
  refuse(field: string, value: unknown, allowed: string, change: string): void;
  /** The cluster takes this field only with a feature flag, by the flag's key in the component's config map. */
  needs(flag: FeatureFlag, field: string): void;
  /**
   * What the platform of the app sets a key to; undefined if it leaves the default, or if the app holds no platform.
   * Refusals that follow in the same check rest on the answer, so a constructor leaves them to synth while no platform
   * is known.
   */
  setting(setting: Setting): string | undefined;
  /** Domain of the cluster's own DNS. */
  readonly clusterDomain: string;
}

/** A key of a component's config map. */
export interface Setting {
  readonly component: 'serving' | 'eventing' | 'tekton-pipelines' | 'tekton-triggers';
  readonly configMap: string;
  readonly key: string;
}

/** A setting that some fields need. */
export interface FeatureFlag extends Setting {
  /** Values that let the field pass, in lower case; the first is the one to recommend. */
  readonly values: readonly string[];
  /**
   * The value that holds where nothing is set.
   *
   * @default disabled
   */
  readonly default?: string;
}

/**
 * One thing that the cluster's admission refuses. A rule acts only on values of the type it expects and passes over all
 * others: the schema check reports wrong types, and what isn't plain data isn't known yet.
 */
export interface Rule {
  /** Family and name, such as `serving/container-port`. */
  readonly id: string;
  check(object: Manifest, report: Report): void;
}

/** What a function finds in an object. Rules look at one object after the other, so it is looked for once in each. */
export function once<T>(find: (object: Manifest) => T): (object: Manifest) => T {
  let last: Manifest | undefined;
  let found: T;
  return (object) => {
    if (object !== last) [last, found] = [object, find(object)];
    return found;
  };
}
