import type { Duration } from 'cdk8s';
import { compact, merge, render } from '../kubernetes/render';
import type { ResourceProps } from '../kubernetes/resource';
import { seconds } from '../kubernetes/seconds';

/** How many consumers there may be, and when their number changes. */
export interface KafkaScaleBounds {
  /**
   * Fewest consumers; 0 or more.
   *
   * @default 0, or what `config.autoscaler` of the platform's `KafkaSources` says
   */
  readonly min?: number;

  /**
   * Most consumers; 1 or more, not below `min`.
   *
   * @default 50, or what the platform says
   */
  readonly max?: number;

  /**
   * Events a consumer may be behind; 1 or more.
   *
   * @default 100, or what the platform says
   */
  readonly lagThreshold?: number;

  /**
   * Time between two looks at the topic; whole seconds, 1 or more.
   *
   * @default Duration.seconds(10), or what the platform says
   */
  readonly pollingInterval?: Duration;

  /**
   * How long nothing must have come before the last consumer is taken away; whole seconds.
   *
   * @default Duration.seconds(30), or what the platform says
   */
  readonly cooldownPeriod?: Duration;
}

/**
 * How KEDA scales what reads a topic of Kafka. Needs `config.features.kedaAutoscaler` of the platform's `KafkaSources`, with
 * which all is scaled that doesn't say otherwise.
 *
 * @see https://knative.dev/docs/eventing/configuration/keda-configuration/
 */
export class KafkaScale {
  /** Between bounds, by how far the consumers are behind. */
  public static within(bounds: KafkaScaleBounds): KafkaScale {
    return new KafkaScale(bounds);
  }

  /** Not at all: a KafkaSource has its `consumers`, all else has one. */
  public static disabled(): KafkaScale {
    return new KafkaScale({}, 'disabled');
  }

  private constructor(
    private readonly bounds: KafkaScaleBounds,
    private readonly scaler?: string,
  ) {}

  /** @internal */
  public _annotations(): { [annotation: string]: string | undefined } {
    const { min, max, lagThreshold, pollingInterval, cooldownPeriod } = this.bounds;
    return {
      'autoscaling.eventing.knative.dev/class': this.scaler,
      [KEYS.min]: render(min, String),
      [KEYS.max]: render(max, String),
      [KEYS.lagThreshold]: render(lagThreshold, String),
      [KEYS.pollingInterval]: render(seconds(pollingInterval), String),
      [KEYS.cooldownPeriod]: render(seconds(cooldownPeriod), String),
    };
  }
}

const KEYS: { readonly [bound in keyof KafkaScaleBounds]-?: string } = {
  min: 'autoscaling.eventing.knative.dev/min-scale',
  max: 'autoscaling.eventing.knative.dev/max-scale',
  lagThreshold: 'autoscaling.eventing.knative.dev/lag-threshold',
  pollingInterval: 'autoscaling.eventing.knative.dev/polling-interval',
  cooldownPeriod: 'autoscaling.eventing.knative.dev/cooldown-period',
};

/**
 * The props with the annotations of their scale.
 *
 * @internal
 */
export function withKafkaScale(props: ResourceProps & { readonly scale?: KafkaScale }): ResourceProps {
  const scaled = render(props.scale, (scale) => merge(scale._annotations(), props.annotations));
  return scaled === undefined ? props : { ...props, annotations: compact(scaled) };
}

/**
 * The props behind the annotations.
 *
 * @internal
 */
export const KAFKA_SCALE_TERMS: { readonly [field: string]: string } = Object.fromEntries(
  Object.entries(KEYS).map(([bound, key]) => [`metadata.annotations["${key}"]`, `scale.${bound}`]),
);
