import type { IConstruct } from 'constructs';
import type { Setting } from './rule';

/** What the rules know of one component that the app itself installs. */
export interface PlatformFacts {
  /** The component that is installed, such as `serving`. */
  readonly component: Setting['component'];
  /** Path of the construct that installs it, for messages. */
  readonly path: string;
  /** Namespace in which the component is. */
  readonly namespace: string;
  /** Domain of the DNS of the cluster on which it is, if the app says one. */
  readonly clusterDomain?: string;
  /** Autoscaler classes of Serving, broker classes of Eventing: what objects may name in their class annotation. */
  readonly classes: readonly string[];
  /** The class that an object of a namespace gets if it names none. */
  defaultClass(namespace?: string): string | undefined;
  /** Classes and kinds that the component could have but hasn't, each with the prop that installs what acts on them. */
  readonly off: { readonly [kind: string]: string };
  /** What the platform sets a key of a config map to; undefined leaves the component's default. */
  setting(configMap: string, key: string): string | undefined;
}

const PLATFORM = Symbol.for('cdk8s-knative.Platform');

type Root = IConstruct & { [PLATFORM]?: Map<string, PlatformFacts> };

/** Lets the rules of an app know a component that it installs. Called by the construct that installs it. */
export function registerPlatform(construct: IConstruct, facts: PlatformFacts): void {
  const root = construct.node.root as Root;
  if (root[PLATFORM] === undefined) Object.defineProperty(root, PLATFORM, { value: new Map() });
  root[PLATFORM]?.set(facts.component, facts);
}

/** The component as this app installs it; undefined if it doesn't: then nothing is known of its settings. */
export function platformOf(construct: IConstruct, component: Setting['component']): PlatformFacts | undefined {
  return (construct.node.root as Root)[PLATFORM]?.get(component);
}

/** What the components of an app set keys to. */
export function settingsOf(construct: IConstruct): (setting: Setting) => string | undefined {
  return ({ component, configMap, key }) => platformOf(construct, component)?.setting(configMap, key);
}

/** Domain of the cluster's DNS, as any component of the app says it. */
export function clusterDomainOf(construct: IConstruct): string {
  for (const { clusterDomain } of (construct.node.root as Root)[PLATFORM]?.values() ?? []) {
    if (clusterDomain !== undefined) return clusterDomain;
  }
  return CLUSTER_DOMAIN;
}

/** Domain of the DNS of a cluster of which nothing else is said. */
export const CLUSTER_DOMAIN = 'cluster.local';
