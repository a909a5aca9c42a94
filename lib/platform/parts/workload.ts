import { compact } from '../../kubernetes/render';
import { overrideTemplate, type WorkloadOverride } from '../workload-override';
import { digestOf } from './digest';
import type { Labels, Part } from './part';

/** The `valueFrom` of an environment variable. */
export interface ValueFrom {
  readonly fieldRef?: { readonly fieldPath: string; readonly apiVersion?: string };
  readonly secretKeyRef?: { readonly name: string; readonly key: string; readonly optional?: boolean };
  readonly configMapKeyRef?: { readonly name: string; readonly key: string; readonly optional?: boolean };
}

/** Environment variables by name. */
export type Env = { readonly [name: string]: string | ValueFrom };

/** Amounts of `cpu` and `memory`, as Kubernetes writes them. */
export type Amounts = { readonly cpu?: string; readonly memory?: string };

/** A pod of one container. */
export interface PodDeclaration {
  /** Image of the container, by its path in the table of releases. */
  readonly image: string;
  /** Name of the container; the workload's if not given. */
  readonly container?: string;
  /** The namespace's default if not given. */
  readonly serviceAccount?: string;
  /** Labels of the pods besides those of the part and the selector. */
  readonly podLabels?: Labels;
  readonly podAnnotations?: Labels;
  /** Whether the pods have none of the part's labels. */
  readonly plainPods?: boolean;
  readonly command?: string[];
  readonly args?: string[];
  readonly env?: Env;
  readonly requests?: Amounts;
  readonly limits?: Amounts;
  readonly ports?: { readonly [name: string]: number };
  /** The probes, as Kubernetes writes them. */
  readonly readiness?: object;
  readonly liveness?: object;
  readonly startup?: object;
  /** `RESTRICTED` if not given. */
  readonly securityContext?: object;
  /** Labels of pods that keep away from each other's node, if that is possible. */
  readonly spread?: Labels;
  /** What else upstream's container has. */
  readonly moreOfContainer?: object;
  /** What else the metadata of upstream's pod template has. */
  readonly moreOfPodMetadata?: object;
  /** What else upstream's pod has. */
  readonly moreOfPod?: { readonly [field: string]: any };
}

/** A workload that always runs. */
export interface WorkloadDeclaration extends PodDeclaration {
  /** Labels of the object besides those of the part. */
  readonly labels?: Labels;
  /** Selects the pods; `app` with the workload's name if not given. */
  readonly selector?: Labels;
  readonly replicas?: number;
  /** The HorizontalPodAutoscaler. */
  readonly scale?: { readonly name?: string; readonly min: number; readonly max: number; readonly cpuPercent: number };
  /** The PodDisruptionBudget; all pods of the selector if `selector` isn't given. */
  readonly disruption?: { readonly name: string; readonly minAvailable: string; readonly selector?: Labels };
  /** Whether something else than the operator decides on the number of pods, so that `highAvailability` must not. */
  readonly fixedReplicas?: boolean;
  /** What else upstream's spec has, such as the strategy. */
  readonly moreOfSpec?: object;
}

/** What every pod should have: `restricted` Pod Security and a file system that can't be written. */
export const RESTRICTED = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  capabilities: { drop: ['ALL'] },
  seccompProfile: { type: 'RuntimeDefault' },
};

/** The value of a variable that Kubernetes takes from the pod. */
export const fromField = (fieldPath: string): ValueFrom => ({ fieldRef: { fieldPath } });

/** Variables that most workloads have. */
export const POD_NAME: Env = { POD_NAME: fromField('metadata.name') };
export const POD_IP: Env = { POD_IP: fromField('status.podIP') };
export const SYSTEM_NAMESPACE: Env = { SYSTEM_NAMESPACE: fromField('metadata.namespace') };
export const CONFIG_NAMES: Env = {
  CONFIG_LOGGING_NAME: 'config-logging',
  CONFIG_OBSERVABILITY_NAME: 'config-observability',
};

/** Declares a Deployment with what scales and protects its pods. */
export function deployment(part: Part, name: string, declaration: WorkloadDeclaration): void {
  workload(part, 'Deployment', name, declaration);
}

/** Declares a StatefulSet with what scales and protects its pods. */
export function statefulSet(part: Part, name: string, declaration: WorkloadDeclaration): void {
  workload(part, 'StatefulSet', name, declaration);
}

function workload(part: Part, kind: string, name: string, declaration: WorkloadDeclaration): void {
  const { scale, disruption, moreOfSpec, labels, selector = { app: name } } = declaration;
  const override = part.component._override(name);
  const least = leastReplicas(part, name, declaration, override);
  const fewest = Math.max(scale?.min ?? 0, least ?? 0);
  checkMost(part, name, override, scale && fewest);
  part.add({
    apiVersion: 'apps/v1',
    kind,
    metadata: { name, labels: { ...labels, ...override.labels }, annotations: override.annotations },
    spec: {
      replicas: scale ? undefined : (least ?? declaration.replicas),
      selector: { matchLabels: selector },
      ...moreOfSpec,
      template: overrideLabelled(part, name, podTemplate(part, name, declaration, selector, least), override),
    },
  });
  if (scale) {
    const max = override.maxReplicas ?? scale.max + fewest - scale.min;
    horizontalPodAutoscaler(part, scale.name ?? name, { kind, name }, { ...scale, min: fewest, max });
  }
  if (disruption || (least ?? 1) > 1) {
    part.add({
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: disruption?.name ?? `${name}-pdb` },
      spec: {
        // The release's share of few pods is all of them, which would block every drain.
        ...(disruption && least === undefined ? { minAvailable: disruption.minAvailable } : { maxUnavailable: 1 }),
        selector: { matchLabels: disruption?.selector ?? selector },
      },
    });
  }
}

/** A pod template with an override, which must not change the labels by which selectors find the pods. */
function overrideLabelled(part: Part, name: string, template: any, override: WorkloadOverride): any {
  for (const [key, value] of Object.entries(override.labels ?? {})) {
    const own = template.metadata.labels[key] ?? value;
    if (own === value) continue;
    const field = `workloads.${name}.labels["${key}"]`;
    part.component._faults.refuse(
      'platform/workload',
      field,
      value,
      `${own}, as the release's pods have it`,
      'leave it out',
    );
  }
  return overrideTemplate(template, override);
}

/** The least number of pods that the operator asks for; undefined to keep the release's. */
function leastReplicas(
  { component }: Part,
  name: string,
  { fixedReplicas, replicas, scale }: WorkloadDeclaration,
  override: WorkloadOverride,
): number | undefined {
  if (override.replicas === undefined) {
    return fixedReplicas ? undefined : component._settings.highAvailability?.replicas;
  }
  const field = `workloads.${name}.replicas`;
  // An autoscaler keeps a pod at least.
  const fewest = scale ? 1 : 0;
  if (fixedReplicas && replicas === undefined) {
    const allowed = 'no number, since a controller decides on it';
    component._faults.refuse('platform/replicas', field, override.replicas, allowed, 'leave it out');
  } else if (!Number.isInteger(override.replicas) || override.replicas < fewest) {
    const allowed = `a whole number from ${fewest} on`;
    component._faults.refuse('platform/replicas', field, override.replicas, allowed, 'correct it');
  }
  return override.replicas;
}

/** Notes a greatest number of pods that is less than the least, or that nothing keeps, since the workload has no autoscaler. */
function checkMost({ component }: Part, name: string, { maxReplicas }: WorkloadOverride, least?: number): void {
  if (maxReplicas === undefined) return;
  const refuse = (allowed: string, change: string) =>
    component._faults.refuse('platform/replicas', `workloads.${name}.maxReplicas`, maxReplicas, allowed, change);
  if (least === undefined) {
    refuse('no number, since the workload does not scale by itself', 'leave it out');
  } else if (!Number.isInteger(maxReplicas) || maxReplicas < least) {
    refuse(`a whole number from ${least} on, the least number of pods`, 'correct it');
  }
}

/** The override of what runs to its end. Notes numbers of pods, which it doesn't have. */
function overrideOfJob({ component }: Part, name: string): WorkloadOverride {
  const override = component._override(name);
  for (const prop of ['replicas', 'maxReplicas'] as const) {
    if (override[prop] === undefined) continue;
    const allowed = 'no number, since a job has one pod';
    component._faults.refuse('platform/replicas', `workloads.${name}.${prop}`, override[prop], allowed, 'leave it out');
  }
  return override;
}

function horizontalPodAutoscaler(
  part: Part,
  name: string,
  target: { kind: string; name: string },
  { min, max, cpuPercent }: { min: number; max: number; cpuPercent: number },
): void {
  part.add({
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name },
    spec: {
      minReplicas: min,
      maxReplicas: max,
      scaleTargetRef: { apiVersion: 'apps/v1', ...target },
      metrics: [
        {
          type: 'Resource',
          resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: cpuPercent } },
        },
      ],
    },
  });
}

/** Declares a Job that finishes an installation. Its name changes with the release and the content, since a Job can't change. */
export function job(
  part: Part,
  name: string,
  declaration: PodDeclaration & {
    readonly labels: Labels;
    readonly moreOfSpec: { readonly [field: string]: any };
    /** Whether the component alone, without a platform around it or Git before it, keeps the release's name. */
    readonly plainName?: boolean;
  },
): void {
  const override = overrideOfJob(part, name);
  const template = overrideLabelled(part, name, podTemplate(part, name, declaration, {}), override);
  const { ttlSecondsAfterFinished, ...moreOfSpec } = declaration.moreOfSpec;
  const { instance, gitOps } = part.component._settings;
  // What is applied from Git would come back if it removed itself.
  const ttl = gitOps ? {} : { ttlSecondsAfterFinished };
  const spec = { ...moreOfSpec, ...ttl, template };
  part.add({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name:
        declaration.plainName && !instance && !gitOps ? name : `${name}-${part.component.version}-${digestOf(spec)}`,
      labels: { ...declaration.labels, ...override.labels },
      annotations: override.annotations,
    },
    spec,
  });
}

/** Declares a CronJob. */
export function cronJob(
  part: Part,
  name: string,
  declaration: PodDeclaration & { readonly moreOfSpec: object; readonly moreOfJob: object },
): void {
  const override = overrideOfJob(part, name);
  const template = overrideLabelled(part, name, podTemplate(part, name, declaration, {}), override);
  part.add({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name, labels: override.labels, annotations: override.annotations },
    spec: { ...declaration.moreOfSpec, jobTemplate: { spec: { ...declaration.moreOfJob, template } } },
  });
}

function podTemplate(part: Part, name: string, pod: PodDeclaration, selector: Labels, least = 1) {
  const { image, requests, limits, ports, command, args, env, spread } = pod;
  return {
    metadata: {
      labels: { ...(pod.plainPods ? {} : part.labels), ...selector, ...pod.podLabels },
      annotations: pod.podAnnotations,
      ...pod.moreOfPodMetadata,
    },
    spec: {
      ...pod.moreOfPod,
      affinity: spread ? { ...pod.moreOfPod?.affinity, podAntiAffinity: awayFrom(spread) } : pod.moreOfPod?.affinity,
      topologySpreadConstraints: least > 1 ? [evenlyOverNodes(selector)] : pod.moreOfPod?.topologySpreadConstraints,
      serviceAccountName: pod.serviceAccount,
      // An account of the component has them itself.
      imagePullSecrets: pod.serviceAccount ? undefined : part.component._settings.images?._pullSecrets,
      containers: [
        {
          name: pod.container ?? name,
          image: part.image(image),
          command,
          args,
          resources: compact({ requests, limits }),
          env: env && renderEnv(env),
          ports: ports && Object.entries(ports).map(([portName, containerPort]) => ({ name: portName, containerPort })),
          readinessProbe: pod.readiness,
          livenessProbe: pod.liveness,
          startupProbe: pod.startup,
          securityContext: pod.securityContext ?? RESTRICTED,
          ...pod.moreOfContainer,
        },
      ],
    },
  };
}

function renderEnv(env: Env) {
  return Object.entries(env).map(([name, value]) =>
    typeof value === 'string' ? { name, value } : { name, valueFrom: value },
  );
}

function awayFrom(matchLabels: Labels) {
  const podAffinityTerm = { labelSelector: { matchLabels }, topologyKey: 'kubernetes.io/hostname' };
  return { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm }] };
}

function evenlyOverNodes(matchLabels: Labels) {
  return {
    maxSkew: 1,
    topologyKey: 'kubernetes.io/hostname',
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels },
  };
}
