import { boolean, choice, commaSeparated, integer, type KeyTable, key } from '../../../config/keys';

/** How stable a field must be to be taken. */
export enum ApiFields {
  /** Stable fields only. */
  STABLE = 'stable',
  /** Beta fields too. */
  BETA = 'beta',
  /** All fields. */
  ALPHA = 'alpha',
}

/** Which pods of a PipelineRun go to the same node. */
export enum Coschedule {
  /** Those that share a volume. */
  WORKSPACES = 'workspaces',
  /** All. */
  PIPELINE_RUNS = 'pipelineruns',
  /** All, and the node runs no other PipelineRun meanwhile. */
  ISOLATE_PIPELINE_RUN = 'isolate-pipelinerun',
  /** None: volumes must be readable on several nodes. */
  DISABLED = 'disabled',
}

/** What becomes of a remote task or pipeline that no VerificationPolicy is for. */
export enum NoMatchPolicy {
  /** It runs. */
  IGNORE = 'ignore',
  /** It runs, and a warning is logged. */
  WARN = 'warn',
  /** Its run fails. */
  FAIL = 'fail',
}

/** How the results of a task leave its pod. */
export enum ResultsFrom {
  /** By the termination message of its containers, which holds 4 KiB together. */
  TERMINATION_MESSAGE = 'termination-message',
  /** By the log of a sidecar, up to `maxResultBytes` each. */
  SIDECAR_LOGS = 'sidecar-logs',
}

/** What may hold a whole definition in place of the name of one. */
export enum InlineSpec {
  /** Tasks in a Pipeline. */
  PIPELINE = 'pipeline',
  /** The pipeline in a PipelineRun. */
  PIPELINE_RUN = 'pipelinerun',
  /** The task in a TaskRun. */
  TASK_RUN = 'taskrun',
}

/**
 * What Pipelines does and what runs may use: the config map `feature-flags`.
 *
 * @see https://tekton.dev/docs/pipelines/additional-configs/#customizing-the-pipelines-controller-behavior
 */
export interface PipelinesFeaturesConfig {
  /**
   * How stable the fields are that users may use.
   *
   * @default ApiFields.BETA
   */
  readonly apiFields?: ApiFields;

  /**
   * Which pods of a PipelineRun go to the same node.
   *
   * @default Coschedule.WORKSPACES
   */
  readonly coschedule?: Coschedule;

  /**
   * Whether the credentials of a run's ServiceAccount are kept out of the homes of its containers.
   *
   * @default false
   */
  readonly disableCredsInit?: boolean;

  /**
   * Whether steps wait for sidecars to be ready.
   *
   * @default true
   */
  readonly awaitSidecarReadiness?: boolean;

  /**
   * Whether something else, such as a service mesh, may put sidecars into pods of runs.
   *
   * @default true
   */
  readonly injectedSidecars?: boolean;

  /**
   * Whether sidecars are init containers that restart, as Kubernetes has them since 1.29.
   *
   * @default false
   */
  readonly kubernetesSidecar?: boolean;

  /**
   * Whether secrets for git by SSH must hold `known_hosts`.
   *
   * @default false
   */
  readonly requireGitSshKnownHosts?: boolean;

  /**
   * Whether CloudEvents are sent for CustomRuns too.
   *
   * @default true
   */
  readonly cloudEventsForRuns?: boolean;

  /**
   * What becomes of a remote task or pipeline that no VerificationPolicy is for.
   *
   * @default NoMatchPolicy.IGNORE
   */
  readonly verificationNoMatchPolicy?: NoMatchPolicy;

  /**
   * Whether the status of runs says where remote tasks and pipelines came from.
   *
   * @default true
   */
  readonly provenanceInStatus?: boolean;

  /**
   * Whether SPIRE signs the results of tasks, so that nobody can change them.
   *
   * @default false
   */
  readonly enforceNonfalsifiability?: boolean;

  /**
   * How the results of a task leave its pod.
   *
   * @default ResultsFrom.TERMINATION_MESSAGE
   */
  readonly resultsFrom?: ResultsFrom;

  /**
   * Bytes that a result may have, with `ResultsFrom.SIDECAR_LOGS`; less than 1,572,864, which an object may have in all.
   *
   * @default 4096
   */
  readonly maxResultBytes?: number;

  /**
   * Whether what Tekton itself puts into the pods of runs asks for no more than `restricted` namespaces allow.
   *
   * @default - false; a `ServerlessPlatform` turns it on
   */
  readonly setSecurityContext?: boolean;

  /**
   * Whether the root file system of what Tekton itself puts into the pods of runs is read-only.
   *
   * @default false
   */
  readonly readOnlyRootFilesystem?: boolean;

  /**
   * Whether the pod of a cancelled TaskRun is kept.
   *
   * @default false
   */
  readonly keepPodOnCancel?: boolean;

  /**
   * When expressions in CEL.
   *
   * @default false
   */
  readonly celInWhenExpression?: boolean;

  /**
   * Artifacts of steps.
   *
   * @default false
   */
  readonly artifacts?: boolean;

  /**
   * Params with a list of the values that they may have.
   *
   * @default false
   */
  readonly paramEnum?: boolean;

  /**
   * What must not hold a whole definition in place of the name of one.
   *
   * @default - everything may
   */
  readonly disableInlineSpec?: InlineSpec[];

  /**
   * References to remote tasks and pipelines by a URL in place of a resolver's params.
   *
   * @default false
   */
  readonly conciseResolverSyntax?: boolean;

  /**
   * Whether a pod or a run that a webhook didn't answer for in time is created again, after pauses of `waitBackoff`.
   *
   * @default false
   */
  readonly waitExponentialBackoff?: boolean;
}

/** @internal */
export const PIPELINES_FEATURES_KEYS: KeyTable<PipelinesFeaturesConfig> = {
  apiFields: key('enable-api-fields', choice(ApiFields)),
  coschedule: key('coschedule', choice(Coschedule)),
  disableCredsInit: key('disable-creds-init', boolean),
  awaitSidecarReadiness: key('await-sidecar-readiness', boolean),
  injectedSidecars: key('running-in-environment-with-injected-sidecars', boolean),
  kubernetesSidecar: key('enable-kubernetes-sidecar', boolean),
  requireGitSshKnownHosts: key('require-git-ssh-secret-known-hosts', boolean),
  cloudEventsForRuns: key('send-cloudevents-for-runs', boolean),
  verificationNoMatchPolicy: key('trusted-resources-verification-no-match-policy', choice(NoMatchPolicy)),
  provenanceInStatus: key('enable-provenance-in-status', boolean),
  enforceNonfalsifiability: key('enforce-nonfalsifiability', { write: (isOn) => (isOn ? 'spire' : 'none') }),
  resultsFrom: key('results-from', choice(ResultsFrom)),
  maxResultBytes: key('max-result-size', integer({ min: 1, max: 1_572_863 })),
  setSecurityContext: key('set-security-context', boolean),
  readOnlyRootFilesystem: key('set-security-context-read-only-root-filesystem', boolean),
  keepPodOnCancel: key('keep-pod-on-cancel', boolean),
  celInWhenExpression: key('enable-cel-in-whenexpression', boolean),
  artifacts: key('enable-artifacts', boolean),
  paramEnum: key('enable-param-enum', boolean),
  disableInlineSpec: key('disable-inline-spec', commaSeparated),
  conciseResolverSyntax: key('enable-concise-resolver-syntax', boolean),
  waitExponentialBackoff: key('enable-wait-exponential-backoff', boolean),
};
