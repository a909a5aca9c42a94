import type { Duration } from 'cdk8s';
import { render } from '../kubernetes/render';

/** How many pods there may be, and how fast their number changes. */
export interface ScaleBounds {
  /**
   * Fewest pods; 0 lets the Service scale to zero.
   *
   * @default 0
   */
  readonly min?: number;

  /**
   * Most pods; 0 for no limit.
   *
   * @default - no limit, or the platform's `max-scale`
   */
  readonly max?: number;

  /**
   * Pods that a new revision must reach before it is ready; 0 only where the platform allows it.
   *
   * @default 1
   */
  readonly initial?: number;

  /**
   * Fewest pods when the Service wakes from zero; at least 2, and not below `min`.
   *
   * @default 1
   */
  readonly activation?: number;

  /**
   * How long a lower demand must last before pods are taken away; 0 seconds to 1 hour, whole seconds.
   *
   * @default Duration.seconds(0)
   */
  readonly scaleDownDelay?: Duration;

  /**
   * How long the last pod is kept at least; 0 seconds to 1 hour.
   *
   * @default Duration.seconds(0)
   */
  readonly podRetention?: Duration;

  /**
   * Over which time demand is averaged; 6 seconds to 1 hour, whole seconds.
   *
   * @default Duration.seconds(60)
   */
  readonly window?: Duration;

  /**
   * How demand is averaged over the window.
   *
   * @default Aggregation.LINEAR
   */
  readonly aggregation?: Aggregation;

  /**
   * Requests above those running that the Service takes without queueing in the activator; 0 or more, 0 queues only at
   * zero pods, -1 queues always.
   *
   * @default 211
   */
  readonly burstCapacity?: number;

  /**
   * Window of a panic, in percent of `window`; 1 to 100.
   *
   * @default 10
   */
  readonly panicWindowPercent?: number;

  /**
   * Demand that begins a panic, in percent of what the pods can take; 110 to 1000.
   *
   * @default 200
   */
  readonly panicThresholdPercent?: number;
}

/** Scale on requests. */
export interface RequestScaleOptions extends ScaleBounds {
  /**
   * Demand that one pod should have; at least 0.01.
   *
   * @default - 100 requests at once, or 200 requests per second
   */
  readonly target?: number;

  /**
   * How much of the target is aimed at, in percent; 1 to 100.
   *
   * @default 70
   */
  readonly targetUtilizationPercent?: number;
}

/** Scale on what the pods use. */
export interface ResourceScaleOptions extends ScaleBounds {
  /** Use that one pod should have: percent of the requested processor time, MiB of memory, or the metric's own unit. */
  readonly target: number;
}

/** Scale on a metric of one's own. */
export interface CustomScaleOptions extends ResourceScaleOptions {
  /**
   * Class of the autoscaler that knows the metric.
   *
   * @default hpa.autoscaling.knative.dev
   */
  readonly autoscalerClass?: string;
}

/** How demand is averaged. */
export enum Aggregation {
  /** Each second counts the same. */
  LINEAR = 'linear',
  /** The last seconds count more. */
  WEIGHTED_EXPONENTIAL = 'weighted-exponential',
}

const KPA = 'kpa.autoscaling.knative.dev';
const HPA = 'hpa.autoscaling.knative.dev';

/**
 * How many pods serve: on which demand the number depends and in which bounds.
 *
 * @see https://knative.dev/docs/serving/autoscaling/
 */
export class Scale {
  /** On the platform's default demand, which is requests at once. */
  public static within(bounds: ScaleBounds): Scale {
    return new Scale({}, bounds);
  }

  /** On requests that a pod has at once. `concurrencyLimit` of the Service is the hard limit, this the aim. */
  public static onConcurrency(options: RequestScaleOptions = {}): Scale {
    return new Scale({ class: KPA, metric: 'concurrency' }, options);
  }

  /** On requests per second. */
  public static onRequestsPerSecond(options: RequestScaleOptions = {}): Scale {
    return new Scale({ class: KPA, metric: 'rps' }, options);
  }

  /** On processor time, in percent of what is requested. Needs the HPA autoscaler, and never scales to zero. */
  public static onCpu(options: ResourceScaleOptions): Scale {
    return new Scale({ class: HPA, metric: 'cpu' }, options);
  }

  /** On memory, in MiB. Needs the HPA autoscaler, and never scales to zero. */
  public static onMemory(options: ResourceScaleOptions): Scale {
    return new Scale({ class: HPA, metric: 'memory' }, options);
  }

  /** On a metric of the pods that the cluster's metrics API serves. */
  public static onCustomMetric(metric: string, options: CustomScaleOptions): Scale {
    return new Scale({ class: options.autoscalerClass ?? HPA, metric }, options);
  }

  private constructor(
    private readonly demand: { readonly class?: string; readonly metric?: string },
    private readonly options: RequestScaleOptions,
  ) {}

  /** @internal */
  public _annotations(): { [key: string]: string | undefined } {
    const { demand, options } = this;
    const annotations: { [key: string]: string | undefined } = {
      [DEMAND.class]: demand.class,
      [DEMAND.metric]: demand.metric,
    };
    for (const option in options) {
      const annotation = OPTIONS[option as keyof RequestScaleOptions];
      const value: string | number | Duration | undefined = options[option as keyof RequestScaleOptions];
      if (annotation !== undefined)
        annotations[annotation] = render(value, (known) =>
          typeof known === 'object' ? goDuration(known) : `${known}`,
        );
    }
    return annotations;
  }
}

const DEMAND = { class: 'autoscaling.knative.dev/class', metric: 'autoscaling.knative.dev/metric' };

const OPTIONS: { readonly [option in keyof RequestScaleOptions]-?: string } = {
  min: 'autoscaling.knative.dev/min-scale',
  max: 'autoscaling.knative.dev/max-scale',
  initial: 'autoscaling.knative.dev/initial-scale',
  activation: 'autoscaling.knative.dev/activation-scale',
  target: 'autoscaling.knative.dev/target',
  targetUtilizationPercent: 'autoscaling.knative.dev/target-utilization-percentage',
  burstCapacity: 'autoscaling.knative.dev/target-burst-capacity',
  panicWindowPercent: 'autoscaling.knative.dev/panic-window-percentage',
  panicThresholdPercent: 'autoscaling.knative.dev/panic-threshold-percentage',
  aggregation: 'autoscaling.knative.dev/metric-aggregation-algorithm',
  scaleDownDelay: 'autoscaling.knative.dev/scale-down-delay',
  podRetention: 'autoscaling.knative.dev/scale-to-zero-pod-retention-period',
  window: 'autoscaling.knative.dev/window',
};

/**
 * The prop behind each autoscaling annotation.
 *
 * @internal
 */
export const SCALE_TERMS: { readonly [annotation: string]: string } = {
  [DEMAND.class]: 'scale',
  [DEMAND.metric]: 'scale',
  ...Object.fromEntries(Object.entries(OPTIONS).map(([option, annotation]) => [annotation, `scale.${option}`])),
};

/**
 * A duration as Go's `time.ParseDuration` reads it.
 *
 * @internal
 */
export function goDuration(duration: Duration): string {
  return `${duration.toMilliseconds() / 1000}s`;
}
