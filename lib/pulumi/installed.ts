import { type ProviderResource, type Resource, runtime } from '@pulumi/pulumi';
import type { IConstruct } from 'constructs';
import { type PlatformFacts, platformOf, registerPlatform } from '../admission/platform-facts';

const COMPONENTS = ['serving', 'eventing', 'tekton-pipelines', 'tekton-triggers'] as const;

/** What a program has declared so far for one cluster. */
export interface Installed {
  /** Resources that must be there before an application's. */
  readonly platform: Resource[];
  readonly facts: PlatformFacts[];
  /** Fails if the platform is refused, so that nothing waits for what won't come. */
  checked: Promise<void>;
}

const byCluster = new WeakMap<object, Installed>();

/** What the program declared for the cluster of a provider; without one, for the default cluster of the stack. */
export function installedOn(provider: ProviderResource | undefined): Installed {
  // Mocks have no stack.
  const cluster: object = provider ?? runtime.getStackResource() ?? runtime.getMonitor() ?? byCluster;
  const existing = byCluster.get(cluster);
  if (existing !== undefined) return existing;
  const installed: Installed = { platform: [], facts: [], checked: Promise.resolve() };
  byCluster.set(cluster, installed);
  return installed;
}

/** What an app knows of the platforms that its own tree installs. */
export function factsOf(root: IConstruct): PlatformFacts[] {
  return COMPONENTS.map((component) => platformOf(root, component)).filter((facts) => facts !== undefined);
}

/** Lets the rules of an app know a platform that another tree of the program installs. */
export function tellFacts(root: IConstruct, facts: readonly PlatformFacts[]): void {
  for (const each of facts) registerPlatform(root, each);
}
