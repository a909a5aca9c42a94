import { type ProviderResource, type Resource, RunError } from '@pulumi/pulumi';
import type { IConstruct } from 'constructs';
import { formatFinding } from '../admission/finding';
import { duplicateObject } from '../admission/graph/duplicate-object';
import { isIgnored } from '../admission/ignores';
import { type PlatformFacts, platformOf, registerPlatform } from '../admission/platform-facts';
import { definedBy, hasWebhooks, kindOf } from './kinds';
import type { KubernetesObject } from './kubernetes-object';
import { programRun } from './program-run';
import { type RenderedObject, refuseFaulty } from './tree';

const COMPONENTS = ['serving', 'eventing', 'tekton-pipelines', 'tekton-triggers'] as const;

/** An object that is registered. */
export interface InstalledObject extends RenderedObject {
  readonly resource: KubernetesObject;
  /** Whether its tree is one that all later ones wait for. */
  readonly isOfPlatform: boolean;
}

/** What a program has declared so far for one cluster. */
export interface Installed {
  /** Resources that must be there before those of a later tree. */
  readonly platform: Resource[];
  readonly facts: PlatformFacts[];
  readonly objects: InstalledObject[];
  /** All paths that the objects have or had, as far as the program tells. */
  readonly names: Set<string>;
  /** Fails if a tree is refused, so that nothing waits for what won't come. */
  checked: Promise<void>;
}

const INSTALLED = Symbol.for('cdk8s-knative.Installed');

/** What the program declared for the cluster of a provider; without one, for the default cluster of the stack. */
export function installedOn(provider: ProviderResource | undefined): Installed {
  const cluster: object = provider ?? programRun();
  const host = cluster as { [INSTALLED]?: Installed };
  host[INSTALLED] ??= { platform: [], facts: [], objects: [], names: new Set(), checked: Promise.resolve() };
  return host[INSTALLED];
}

/** Whether later trees wait for one: it defines kinds, or webhooks that may admit their objects. */
export function isPlatform(rendered: readonly RenderedObject[]): boolean {
  return rendered.some(({ manifest }) => definedBy(manifest) !== undefined || hasWebhooks(manifest));
}

/** Throws if a tree defines the kind of an object of an earlier one, which can't wait for it. */
export function refuseLate(name: string, rendered: readonly RenderedObject[], { objects }: Installed): void {
  const defined = new Set(rendered.map(({ manifest }) => definedBy(manifest)));
  const early = objects
    .filter(({ manifest }) => defined.has(kindOf(manifest)))
    .map(({ apiObject }) => apiObject.node.path);
  if (early.length === 0) return;
  const trees = new Set(early.map((path) => `'${path.split('/')[0]}'`));
  throw new RunError(
    `'${name}' defines the kind of '${early[0]}', which is declared before it; allowed: objects after what defines their ` +
      `kind; declare '${name}' before ${[...trees].join(', ')}`,
  );
}

/** Throws if a tree declares an object that an earlier one has: the one applied last would overwrite the other. */
export function refuseDuplicates(root: IConstruct, rendered: readonly RenderedObject[], { objects }: Installed): void {
  const all = [...objects, ...rendered].map((object) => ({ ...object, needs: [] }));
  const lines: string[] = [];
  duplicateObject.check({ root, objects: all, references: [] }, (construct, finding) => {
    if (!isIgnored(construct, finding.rule)) lines.push(`${construct.node.path}: ${formatFinding(finding)}`);
  });
  refuseFaulty(lines);
}

/** What an app knows of the platforms that its own tree installs. */
export function factsOf(root: IConstruct): PlatformFacts[] {
  return COMPONENTS.map((component) => platformOf(root, component)).filter((facts) => facts !== undefined);
}

/** Lets the rules of an app know a platform that another tree of the program installs. */
export function tellFacts(root: IConstruct, facts: readonly PlatformFacts[]): void {
  for (const each of facts) registerPlatform(root, each);
}
