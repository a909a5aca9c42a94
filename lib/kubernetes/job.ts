import type { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { type PodTemplateProps, renderPodTemplate } from './pod';
import { compact, renderEach } from './render';
import { Resource } from './resource';
import { seconds } from './seconds';

/** When the failure of a pod decides over its job. */
export interface PodFailureRule {
  /** What happens: `FailJob`, `FailIndex`, `Ignore` or `Count`. */
  readonly action: string;

  /**
   * Exit codes that the rule is about.
   *
   * @default - the rule is about `onPodConditions`
   */
  readonly onExitCodes?: ExitCodes;

  /**
   * Conditions of the pod that the rule is about.
   *
   * @default - the rule is about `onExitCodes`
   */
  readonly onPodConditions?: PodCondition[];
}

/** A set of exit codes. */
export interface ExitCodes {
  /** Whether the codes are those given, `In`, or all others, `NotIn`. */
  readonly operator: string;

  /** The codes, 1 to 255; 0 with `NotIn` only. */
  readonly values: number[];

  /**
   * Name of the container that ended.
   *
   * @default - any
   */
  readonly containerName?: string;
}

/** A condition of a pod. */
export interface PodCondition {
  /** Type, such as `DisruptionTarget`. */
  readonly conditionType: string;

  /**
   * Status: `True`, `False` or `Unknown`.
   *
   * @default True
   */
  readonly status?: string;
}

/** When a job has succeeded before all of its pods have. */
export interface JobSuccessRule {
  /**
   * Indices that must have succeeded, such as `0,2-4`.
   *
   * @default - any
   */
  readonly succeededIndexes?: string;

  /**
   * How many of them must have succeeded.
   *
   * @default - all
   */
  readonly succeededCount?: number;
}

/** What a job runs, and how often. */
export interface JobOptions extends PodTemplateProps {
  /**
   * Labels of the job.
   *
   * @default - none
   */
  readonly jobLabels?: { readonly [key: string]: string };

  /**
   * Annotations of the job.
   *
   * @default - none
   */
  readonly jobAnnotations?: { readonly [key: string]: string };

  /**
   * Most pods that run at a time; 0 or more.
   *
   * @default 1
   */
  readonly parallelism?: number;

  /**
   * How many pods must succeed; 0 or more.
   *
   * @default 1
   */
  readonly completions?: number;

  /**
   * Whether pods are all alike, `NonIndexed`, or have numbers, `Indexed`.
   *
   * @default NonIndexed
   */
  readonly completionMode?: string;

  /**
   * How often pods may fail before the job has failed; 0 or more.
   *
   * @default 6
   */
  readonly backoffLimit?: number;

  /**
   * How often the pod of each number may fail; 0 or more.
   *
   * @default - as `backoffLimit` says
   */
  readonly backoffLimitPerIndex?: number;

  /**
   * How many numbers may fail before the job has failed; 0 or more.
   *
   * @default - all
   */
  readonly maxFailedIndexes?: number;

  /**
   * How long the job may take with all its retries, in whole seconds.
   *
   * @default - for ever
   */
  readonly jobActiveDeadline?: Duration;

  /**
   * How long the job is kept after its end, in whole seconds.
   *
   * @default - for ever
   */
  readonly ttlAfterFinished?: Duration;

  /**
   * Whether no pods are made for now.
   *
   * @default false
   */
  readonly suspend?: boolean;

  /**
   * When the failure of a pod decides over the job.
   *
   * @default - every failure counts
   */
  readonly podFailureRules?: PodFailureRule[];

  /**
   * When the job has succeeded before all pods have.
   *
   * @default - all pods must succeed
   */
  readonly successRules?: JobSuccessRule[];

  /**
   * When a pod is replaced: `TerminatingOrFailed` or `Failed`.
   *
   * @default TerminatingOrFailed
   */
  readonly podReplacementPolicy?: string;

  /**
   * Which controller runs the job.
   *
   * @default kubernetes.io/job-controller
   */
  readonly managedBy?: string;
}

/** Props of a Job. */
export interface JobProps extends JobOptions {
  /**
   * Name of the job.
   *
   * @default - the ids of the constructs from the chart down to this one, joined with `-`
   */
  readonly name?: string;

  /**
   * Namespace of the job.
   *
   * @default - the namespace of the chart
   */
  readonly namespace?: string;
}

/**
 * Pods that run to an end.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
export class Job extends Resource {
  public constructor(scope: Construct, id: string, props: JobProps) {
    const { name, namespace, ...job } = props;
    const { jobLabels: labels, jobAnnotations: annotations } = job;
    super(scope, id, { apiVersion: 'batch/v1', kind: 'Job' }, { name, namespace, labels, annotations });
    this._define({ props, body: () => ({ spec: renderJob(job).spec }) });
  }
}

/** @internal */
export function renderJob(props: JobOptions) {
  const { jobLabels, jobAnnotations, parallelism, completions, completionMode, backoffLimit, ...more } = props;
  const { backoffLimitPerIndex, maxFailedIndexes, jobActiveDeadline, ttlAfterFinished, suspend, ...rest } = more;
  const { podFailureRules, successRules, podReplacementPolicy, managedBy, ...pod } = rest;
  return {
    metadata: compact({ labels: jobLabels, annotations: jobAnnotations }),
    spec: {
      parallelism,
      completions,
      completionMode,
      backoffLimit,
      backoffLimitPerIndex,
      maxFailedIndexes,
      activeDeadlineSeconds: seconds(jobActiveDeadline),
      ttlSecondsAfterFinished: seconds(ttlAfterFinished),
      suspend,
      podFailurePolicy: podFailureRules && { rules: renderEach(podFailureRules, renderPodFailureRule) },
      successPolicy: successRules && { rules: successRules },
      podReplacementPolicy,
      managedBy,
      template: renderPodTemplate(pod),
    },
  };
}

function renderPodFailureRule({ onPodConditions, ...rule }: PodFailureRule) {
  return {
    ...rule,
    onPodConditions: renderEach(onPodConditions, ({ conditionType, status }) => ({ type: conditionType, status })),
  };
}
