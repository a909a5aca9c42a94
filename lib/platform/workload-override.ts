import { type Affinity, renderAffinity } from '../kubernetes/affinity';
import { renderEnv } from '../kubernetes/container-base';
import type { EnvValue } from '../kubernetes/env';
import type { Probe } from '../kubernetes/probe';
import { compact, render, renderEach } from '../kubernetes/render';
import { type ContainerResources, renderResources } from '../kubernetes/resources';
import { type ContainerSecurityContext, renderContainerSecurityContext } from '../kubernetes/security-context';
import { renderToleration, type Toleration } from '../kubernetes/toleration';
import type { TopologySpreadConstraint } from '../kubernetes/topology-spread';

/** What is changed of one Deployment, StatefulSet, Job or CronJob of the platform. */
export interface WorkloadOverride {
  /**
   * Processor time and memory of the container; what is left out stays.
   *
   * @default - the release's
   */
  readonly resources?: ContainerResources;

  /**
   * Number of pods; of a workload that scales by itself, the least number. Refused for jobs, and for what a controller scales.
   *
   * @default - that of `highAvailability`, or the release's
   */
  readonly replicas?: number;

  /**
   * Greatest number of pods of a workload that scales by itself; a whole number, not less than the least number. Refused for
   * other workloads.
   *
   * @default - the release's, and as many more as `replicas` or `highAvailability` raise the least number
   */
  readonly maxReplicas?: number;

  /**
   * Environment variables that are added or replaced, by name.
   *
   * @default - the release's
   */
  readonly env?: { readonly [name: string]: EnvValue };

  /**
   * Labels that are added to the object and its pods. One that the pods have can't get another value.
   *
   * @default - the release's
   */
  readonly labels?: { readonly [key: string]: string };

  /**
   * Annotations that are added to the object and its pods.
   *
   * @default - the release's
   */
  readonly annotations?: { readonly [key: string]: string };

  /**
   * Labels that a node must have.
   *
   * @default - any node
   */
  readonly nodeSelector?: { readonly [key: string]: string };

  /**
   * Near which nodes and pods the pods run, in place of the release's.
   *
   * @default - the release's: not on one node, if that is possible
   */
  readonly affinity?: Affinity;

  /**
   * Taints that the pods bear.
   *
   * @default - none
   */
  readonly tolerations?: Toleration[];

  /**
   * How evenly the pods spread over places.
   *
   * @default - over nodes with `highAvailability`, else the release's
   */
  readonly topologySpreadConstraints?: TopologySpreadConstraint[];

  /**
   * Priority class of the pods.
   *
   * @default - the cluster's default
   */
  readonly priorityClassName?: string;

  /**
   * Whether the container lives.
   *
   * @default - the release's
   */
  readonly livenessProbe?: Probe;

  /**
   * Whether the container gets requests.
   *
   * @default - the release's
   */
  readonly readinessProbe?: Probe;

  /**
   * Whether the container has started.
   *
   * @default - the release's
   */
  readonly startupProbe?: Probe;

  /**
   * What the container may do, in place of the release's.
   *
   * @default - the release's, which is `restricted` Pod Security
   */
  readonly securityContext?: ContainerSecurityContext;

  /**
   * Whether the pods use the node's network, as webhooks must where the API server can't reach the pod network.
   *
   * @default false
   */
  readonly hostNetwork?: boolean;
}

/**
 * A pod template with an override.
 *
 * @internal
 */
export function overrideTemplate(template: any, override: WorkloadOverride): any {
  const { metadata, spec } = template;
  const [container, ...others] = spec.containers;
  const env = render(override.env, renderEnv) as { name: string }[] | undefined;
  const resources = render(override.resources, renderResources) as any;
  const probe = (value?: Probe) => render(value, (known) => known._toManifest());
  return {
    metadata: {
      ...metadata,
      labels: { ...metadata.labels, ...override.labels },
      annotations: compact({ ...metadata.annotations, ...override.annotations }),
    },
    spec: {
      ...spec,
      ...compact({
        nodeSelector: override.nodeSelector,
        affinity: render(override.affinity, renderAffinity),
        tolerations: renderEach(override.tolerations, renderToleration),
        topologySpreadConstraints: override.topologySpreadConstraints,
        priorityClassName: override.priorityClassName,
        ...(override.hostNetwork ? { hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' } : {}),
      }),
      containers: [
        {
          ...container,
          ...compact({
            env: env && [
              ...(container.env ?? []).filter((old: any) => !env.some(({ name }) => name === old.name)),
              ...env,
            ],
            resources: resources && {
              ...container.resources,
              requests: compact({ ...container.resources?.requests, ...resources.requests }),
              limits: compact({ ...container.resources?.limits, ...resources.limits }),
              ...compact({ claims: resources.claims }),
            },
            livenessProbe: probe(override.livenessProbe),
            readinessProbe: probe(override.readinessProbe),
            startupProbe: probe(override.startupProbe),
            securityContext: render(override.securityContext, renderContainerSecurityContext),
          }),
        },
        ...others,
      ],
    },
  };
}
