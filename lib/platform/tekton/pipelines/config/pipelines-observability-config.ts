import { boolean, choice, type KeyTable, key } from '../../../config/keys';
import { OBSERVABILITY_KEYS, type ObservabilityConfig } from '../../../config/observability-config';

/** What the metrics of TaskRuns are told apart by. */
export enum TaskRunMetricsLevel {
  /** Their names, which makes a series a run. */
  TASK_RUN = 'taskrun',
  /** Their tasks. */
  TASK = 'task',
  /** Their namespaces. */
  NAMESPACE = 'namespace',
}

/** What the metrics of PipelineRuns are told apart by. */
export enum PipelineRunMetricsLevel {
  /** Their names, which makes a series a run. */
  PIPELINE_RUN = 'pipelinerun',
  /** Their pipelines. */
  PIPELINE = 'pipeline',
  /** Their namespaces. */
  NAMESPACE = 'namespace',
}

/** How durations of runs are measured. */
export enum DurationMetric {
  /** How many took how long. */
  HISTOGRAM = 'histogram',
  /** How long the last one took. */
  LAST_VALUE = 'lastvalue',
}

/**
 * Metrics and traces of Pipelines' components: the config map `config-observability`. The default of `metricsProtocol` is
 * `MetricsProtocol.PROMETHEUS`.
 *
 * @see https://tekton.dev/docs/pipelines/metrics/
 */
export interface PipelinesObservabilityConfig extends ObservabilityConfig {
  /**
   * What the metrics of TaskRuns are told apart by.
   *
   * @default TaskRunMetricsLevel.TASK
   */
  readonly taskRunLevel?: TaskRunMetricsLevel;

  /**
   * How durations of TaskRuns are measured.
   *
   * @default DurationMetric.HISTOGRAM
   */
  readonly taskRunDuration?: DurationMetric;

  /**
   * What the metrics of PipelineRuns are told apart by.
   *
   * @default PipelineRunMetricsLevel.PIPELINE
   */
  readonly pipelineRunLevel?: PipelineRunMetricsLevel;

  /**
   * How durations of PipelineRuns are measured.
   *
   * @default DurationMetric.HISTOGRAM
   */
  readonly pipelineRunDuration?: DurationMetric;

  /**
   * What the number of running PipelineRuns is told apart by.
   *
   * @default - nothing: it is one number
   */
  readonly runningPipelineRunLevel?: PipelineRunMetricsLevel;

  /**
   * Whether durations of runs are told apart by the reason for which they ended.
   *
   * @default false
   */
  readonly countReason?: boolean;

  /**
   * Whether the numbers of TaskRuns that wait for room are told apart by namespace.
   *
   * @default false
   */
  readonly throttleNamespace?: boolean;
}

/** @internal */
export const PIPELINES_OBSERVABILITY_KEYS: KeyTable<PipelinesObservabilityConfig> = {
  ...OBSERVABILITY_KEYS,
  taskRunLevel: key('metrics.taskrun.level', choice(TaskRunMetricsLevel)),
  taskRunDuration: key('metrics.taskrun.duration-type', choice(DurationMetric)),
  pipelineRunLevel: key('metrics.pipelinerun.level', choice(PipelineRunMetricsLevel)),
  pipelineRunDuration: key('metrics.pipelinerun.duration-type', choice(DurationMetric)),
  runningPipelineRunLevel: key('metrics.running-pipelinerun.level', choice(PipelineRunMetricsLevel)),
  countReason: key('metrics.count.enable-reason', boolean),
  throttleNamespace: key('metrics.taskrun.throttle.enable-namespace', boolean),
};
