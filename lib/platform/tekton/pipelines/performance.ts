import { decimal, integer, type KeyTable, key, renderKeys } from '../../config/keys';
import type { Part } from '../../parts/part';
import { deployment, fromField, statefulSet, type WorkloadDeclaration } from '../../parts/workload';
import type { TektonPipelinesProps } from './tekton-pipelines';

/** How much one of the programs does at once. */
export interface ControllerPerformance {
  /**
   * Objects of a kind that it works on at once; 1 or more.
   *
   * @default 2
   */
  readonly threadsPerController?: number;

  /**
   * Requests to the API server that it may send in a second on average; more than 0. The controller takes the double of
   * it, the resolvers take five times as much.
   *
   * @default 10
   */
  readonly kubeApiQps?: number;

  /**
   * Requests to the API server that it may send at once; 1 or more. The controller takes the double of it, the resolvers
   * take five times as many.
   *
   * @default 10
   */
  readonly kubeApiBurst?: number;
}

/**
 * How much Pipelines does at once. How many pods there are say `highAvailability` and `workloads`; into how many parts their
 * work is split says `buckets` of `config.leaderElection`.
 */
export interface PipelinesPerformance {
  /**
   * What makes pods of runs: the workload `tekton-pipelines-controller`.
   *
   * @default - the program's defaults
   */
  readonly controller?: ControllerPerformance;

  /**
   * What fetches remote tasks and pipelines: the workload `tekton-pipelines-remote-resolvers`.
   *
   * @default - the program's defaults
   */
  readonly resolvers?: ControllerPerformance;

  /**
   * Whether the controller works without electing a leader. Refused if it has more than one pod, each of which would do
   * all of the work.
   *
   * @default false
   */
  readonly disableHa?: boolean;

  /**
   * Whether controller and resolvers are StatefulSets, in which each pod does the part of the work that has its number,
   * without electing leaders. There must be as many `buckets` as pods. The Deployments of an installation without it must
   * be deleted.
   *
   * @default false
   */
  readonly statefulSetOrdinals?: boolean;
}

/**
 * Declares one of the programs whose performance can be tuned.
 *
 * @internal
 */
export function tunedWorkload(
  part: Part,
  program: 'controller' | 'resolvers',
  name: string,
  declaration: WorkloadDeclaration,
  { performance = {}, config = {} }: TektonPipelinesProps,
): void {
  const { component } = part;
  const { disableHa, statefulSetOrdinals } = performance;
  const flags = renderKeys(component, `performance.${program}`, FLAGS, performance[program]);
  const isController = program === 'controller';
  const args = [
    ...(declaration.args ?? []),
    // The resolvers have no such flag.
    ...(isController && disableHa !== undefined ? [`-disable-ha=${disableHa}`] : []),
    ...Object.entries(flags).map(([flag, value]) => `-${flag}=${value}`),
  ];
  const tuned = { ...declaration, args: args.length > 0 ? args : undefined };
  if (statefulSetOrdinals) {
    const ordinals = { STATEFUL_SERVICE_NAME: name, STATEFUL_CONTROLLER_ORDINAL: fromField('metadata.name') };
    statefulSet(part, name, { ...tuned, env: { ...tuned.env, ...ordinals }, moreOfSpec: { serviceName: name } });
  } else {
    deployment(part, name, tuned);
  }

  if (!disableHa && !statefulSetOrdinals) return;
  const kind = statefulSetOrdinals ? 'StatefulSet' : 'Deployment';
  const { replicas } = component.object(kind, name, part.namespace).toJson().spec;
  const refuse = (prop: string, value: unknown, allowed: string, change: string) =>
    component._faults.refuse('platform/performance', `performance.${prop}`, value, allowed, change);
  if (isController && disableHa && replicas > 1) {
    refuse('disableHa', disableHa, `false with ${replicas} pods`, `leave it out, or take one pod of ${name}`);
  }
  const buckets = config.leaderElection?.[program]?.buckets ?? 1;
  if (statefulSetOrdinals && buckets !== replicas) {
    const allowed = `as many buckets as pods of ${name}, which are ${buckets} and ${replicas}`;
    refuse('statefulSetOrdinals', true, allowed, `change \`config.leaderElection.${program}.buckets\``);
  }
}

const FLAGS: KeyTable<ControllerPerformance> = {
  threadsPerController: key('threads-per-controller', integer({ min: 1 })),
  kubeApiQps: key('kube-api-qps', decimal({ above: 0 })),
  kubeApiBurst: key('kube-api-burst', integer({ min: 1 })),
};
