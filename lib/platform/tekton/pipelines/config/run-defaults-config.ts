import type { Duration } from 'cdk8s';
import { isLabelValue } from '../../../../admission/names';
import { renderEach } from '../../../../kubernetes/render';
import { type ContainerResources, renderResources } from '../../../../kubernetes/resources';
import type { ISecret } from '../../../../kubernetes/secret';
import { type PodSecurityContext, renderPodSecurityContext } from '../../../../kubernetes/security-context';
import { renderToleration, type Toleration } from '../../../../kubernetes/toleration';
import { type PodTemplate, renderTaskPodTemplate } from '../../../../tekton/pod-template';
import type { WorkspaceBinding } from '../../../../tekton/workspace-binding';
import {
  commaSeparated,
  duration,
  integer,
  type KeyTable,
  key,
  objectName,
  text,
  url,
  type ValueKind,
  yaml,
} from '../../../config/keys';

/** The pods that hold the volumes of a PipelineRun to one node. */
export interface AffinityAssistantPodTemplate {
  /**
   * Labels that a node must have.
   *
   * @default - any node
   */
  readonly nodeSelector?: { readonly [key: string]: string };

  /**
   * Taints of nodes that the pod bears.
   *
   * @default - none
   */
  readonly tolerations?: Toleration[];

  /**
   * Secrets that hold the registry credentials with which images are pulled.
   *
   * @default - those of the ServiceAccount
   */
  readonly imagePullSecrets?: ISecret[];

  /**
   * What the container may do.
   *
   * @default - no restriction
   */
  readonly podSecurityContext?: PodSecurityContext;

  /**
   * Name of the priority class.
   *
   * @default - the cluster's default
   */
  readonly priorityClassName?: string;

  /**
   * Name of the ServiceAccount.
   *
   * @default - that of the PipelineRun
   */
  readonly serviceAccountName?: string;
}

/**
 * What runs get where they don't say: the config map `config-defaults`.
 *
 * @see https://tekton.dev/docs/pipelines/additional-configs/#customizing-basic-execution-parameters
 */
export interface RunDefaultsConfig {
  /**
   * How long a run may take, whole minutes; 0 for no limit.
   *
   * @default Duration.hours(1)
   */
  readonly timeout?: Duration;

  /**
   * Name of the ServiceAccount as which the pods of a run work.
   *
   * @default default
   */
  readonly serviceAccount?: string;

  /**
   * Value of the label `app.kubernetes.io/managed-by` of pods.
   *
   * @default tekton-pipelines
   */
  readonly managedByLabelValue?: string;

  /**
   * The pods of runs.
   *
   * @default - the cluster's defaults
   */
  readonly podTemplate?: PodTemplate;

  /**
   * The pods that hold the volumes of a PipelineRun to one node.
   *
   * @default - the cluster's defaults
   */
  readonly affinityAssistantPodTemplate?: AffinityAssistantPodTemplate;

  /**
   * What a TaskRun gets for a workspace that it leaves out.
   *
   * @default - such a run fails
   */
  readonly workspaceBinding?: WorkspaceBinding;

  /**
   * URL that takes the CloudEvents of runs: an older name of `config.events.sink`, which prevails.
   *
   * @default - no events are sent
   */
  readonly cloudEventsSink?: string;

  /**
   * Tasks into which a matrix may fan out; 0 or more.
   *
   * @default 256
   */
  readonly maxMatrixCombinations?: number;

  /**
   * Environment variables that pod templates must not set.
   *
   * @default - none
   */
  readonly forbiddenEnv?: string[];

  /**
   * Resolver of references that name none, such as `cluster`.
   *
   * @default - none
   */
  readonly resolver?: string;

  /**
   * Processor time and memory of containers that say nothing, by the name of the container, by the beginning of names such
   * as `step-*`, or for all as `default`.
   *
   * @default - what the namespace says
   */
  readonly containerResources?: { readonly [container: string]: ContainerResources };

  /**
   * How long a pod may fail to pull its image before its run fails; 0 for at once.
   *
   * @default Duration.seconds(0)
   */
  readonly imagePullBackOffTimeout?: Duration;

  /**
   * How long it may take to fetch a remote task or pipeline; more than 0.
   *
   * @default Duration.minutes(1)
   */
  readonly maxResolutionTimeout?: Duration;

  /**
   * Time between two looks at a step for its results, with `ResultsFrom.SIDECAR_LOGS`; more than 0.
   *
   * @default Duration.millis(100)
   */
  readonly sidecarLogPollingInterval?: Duration;

  /**
   * StepActions of a task that are fetched at once; 1 or more.
   *
   * @default 5
   */
  readonly stepRefConcurrencyLimit?: number;
}

const minutes: ValueKind<Duration> = {
  write: (value) => `${value.toMilliseconds() / 60_000}`,
  refusal: (value) => (value.toMilliseconds() % 60_000 === 0 ? undefined : 'whole minutes'),
};

const labelValue: ValueKind<string> = {
  ...text,
  refusal: (value) => (isLabelValue(value) ? undefined : 'the value of a label'),
};

/** @internal */
export const RUN_DEFAULTS_KEYS: KeyTable<RunDefaultsConfig> = {
  timeout: key('default-timeout-minutes', minutes),
  serviceAccount: key('default-service-account', objectName),
  managedByLabelValue: key('default-managed-by-label-value', labelValue),
  podTemplate: key('default-pod-template', { write: (template) => yaml.write(renderTaskPodTemplate(template)) }),
  affinityAssistantPodTemplate: key('default-affinity-assistant-pod-template', {
    write: ({ tolerations, imagePullSecrets, podSecurityContext, ...rest }) =>
      yaml.write({
        ...rest,
        tolerations: renderEach(tolerations, renderToleration),
        imagePullSecrets: renderEach(imagePullSecrets, (secret) => ({ name: secret.name })),
        securityContext: podSecurityContext && renderPodSecurityContext(podSecurityContext),
      }),
    refusal({ priorityClassName, serviceAccountName }) {
      for (const [prop, name] of Object.entries({ priorityClassName, serviceAccountName })) {
        const allowed = name === undefined ? undefined : objectName.refusal?.(name);
        if (allowed !== undefined) return `as \`${prop}\` ${allowed}`;
      }
      return undefined;
    },
  }),
  workspaceBinding: key('default-task-run-workspace-binding', {
    write: (binding) => yaml.write({ ...binding._toManifest(''), name: undefined }),
  }),
  cloudEventsSink: key('default-cloud-events-sink', url),
  maxMatrixCombinations: key('default-max-matrix-combinations-count', integer({ min: 0 })),
  forbiddenEnv: key('default-forbidden-env', commaSeparated),
  resolver: key('default-resolver-type', text),
  containerResources: key('default-container-resource-requirements', {
    write: (resources) =>
      yaml.write(Object.fromEntries(Object.entries(resources).map(([of, each]) => [of, renderResources(each)]))),
  }),
  imagePullBackOffTimeout: key('default-imagepullbackoff-timeout', duration({ min: 0 })),
  maxResolutionTimeout: key('default-maximum-resolution-timeout', duration({ above: 0 })),
  sidecarLogPollingInterval: key('default-sidecar-log-polling-interval', duration({ above: 0 })),
  stepRefConcurrencyLimit: key('default-step-ref-concurrency-limit', integer({ min: 1 })),
};
