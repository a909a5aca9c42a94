import { type Alias, getOrganization, getProject, getStack, RunError, runtime } from '@pulumi/pulumi';
import { groupOf } from '../admission/api-group';
import { programRun } from './program-run';
import type { Manifest, RenderedObject } from './tree';

/** A resource as the last `pulumi up` left it. */
export interface PreviousResource {
  readonly urn: string;
  readonly type: string;
  /** The path of its construct. */
  readonly name: string;
  readonly outputs: { readonly [field: string]: any };
}

const PREVIOUS = Symbol.for('cdk8s-knative.PreviousResources');

/** What the stack held before this program ran. That is all of its state, so a run reads it once. */
export function previousResources(): Promise<PreviousResource[]> {
  const run = programRun() as { [PREVIOUS]?: Promise<PreviousResource[]> };
  run[PREVIOUS] ??= readResources();
  return run[PREVIOUS];
}

async function readResources(): Promise<PreviousResource[]> {
  const { outputs } = await runtime.invoke('pulumi:pulumi:readStackResourceOutputs', { stackName: stackName() });
  const states: { [urn: string]: { type: string; outputs?: object } } = outputs ?? {};
  return Object.entries(states).map(([urn, { type, outputs = {} }]) => ({
    urn,
    type,
    name: urn.slice(urn.lastIndexOf('::') + 2),
    outputs,
  }));
}

function stackName(): string {
  try {
    return `${getOrganization()}/${getProject()}/${getStack()}`;
  } catch {
    // Mocks have an organization only if they are given one.
    return getStack();
  }
}

/** The former resource of a name, of which only the stack knows among what types of parents it was. */
export function aliasOf(name: string, type: string, previous: readonly PreviousResource[]): string | Alias {
  return formerOf(name, type, previous)?.urn ?? { name };
}

/** The type that the resource of a name has had, which is another one once the version of its kind has changed. */
export function formerTypeOf(name: string, type: string, previous: readonly PreviousResource[]): Alias {
  return { type: formerOf(name, type, previous)?.type ?? type };
}

function formerOf(name: string, type: string, previous: readonly PreviousResource[]): PreviousResource | undefined {
  return previous.find((each) => each.name === name && withoutVersion(each.type) === withoutVersion(type));
}

/** `kubernetes:serving.knative.dev:Service`; components of this package may stand for one another. */
function withoutVersion(type: string): string {
  return type.replace(/^cdk8s-knative:.*/, 'cdk8s-knative').replace(/\/[^:]+/, '');
}

/**
 * Throws if an object had another path in the same cluster before: Pulumi would delete, under its old path, what it has
 * just written under the new one.
 *
 * @param names all names that the objects of the program have or had, as far as it tells
 * @param cluster the cluster of the tree, as its component remembers it
 */
export function refuseMoved(
  objects: readonly RenderedObject[],
  names: ReadonlySet<string>,
  cluster: string,
  previous: readonly PreviousResource[],
): void {
  const trees = previous.filter(({ type }) => type.startsWith('cdk8s-knative:index:'));
  const clusters = new Map(trees.map(({ name, outputs }) => [name, outputs.cluster]));
  const live = previous.filter(
    ({ name, type }) => type.startsWith('kubernetes:') && clusters.get(name.split('/')[0]) === cluster,
  );
  const moves = new Map<string, string>();
  for (const { apiObject, manifest } of objects) {
    const { path } = apiObject.node;
    const same = live.filter(({ outputs }) => isSame(manifest, outputs));
    if (same.some(({ name }) => name === path)) continue;
    const before = same.find(({ name }) => !names.has(name));
    if (before !== undefined) moves.set(...shorten(path, before.name));
  }
  if (moves.size === 0) return;
  const aliases = [...moves].map(([now, before]) => `'${now}': '${before}'`).join(', ');
  throw new RunError(
    `the stack has objects of this program under other paths; allowed: paths that stay, and aliases; ` +
      `give \`aliases: { ${aliases} }\` to the component`,
  );
}

/** Whether a live object may be that of a manifest, whose namespace may be the provider's to say. */
function isSame({ apiVersion, kind, metadata }: Manifest, live: PreviousResource['outputs']): boolean {
  const { name, namespace } = metadata;
  return (
    live.kind === kind &&
    live.metadata?.name === name &&
    groupOf(live.apiVersion ?? '') === groupOf(apiVersion) &&
    (namespace ?? live.metadata.namespace) === (live.metadata.namespace ?? namespace)
  );
}

/** Both paths without what they end with in common, since what is below a path moves with it. */
function shorten(now: string, before: string): [string, string] {
  const [a, b] = [now.split('/'), before.split('/')];
  while (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-1)) {
    a.pop();
    b.pop();
  }
  return [a.join('/'), b.join('/')];
}
