import type { Duration } from 'cdk8s';
import { integer, type KeyTable, key, type Refuse, seconds } from '../../../config/keys';

/** How KEDA scales what reads a topic, with `features.kedaAutoscaler`: the config map `config-kafka-autoscaler`. */
export interface KafkaAutoscalerConfig {
  /**
   * Whether the controller reads all else here, rather than take the defaults. It turns no scaling off, as leaving out
   * `features.kedaAutoscaler` and `KafkaScale.disabled()` do.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Fewest consumers; 0 or more.
   *
   * @default 0
   */
  readonly minScale?: number;

  /**
   * Most consumers; 1 or more, not below `minScale`.
   *
   * @default 50
   */
  readonly maxScale?: number;

  /**
   * Time between two looks at the topic; whole seconds, 1 or more.
   *
   * @default Duration.seconds(10)
   */
  readonly pollingInterval?: Duration;

  /**
   * How long nothing must have come before the last consumer is taken away; whole seconds.
   *
   * @default Duration.seconds(30)
   */
  readonly cooldownPeriod?: Duration;

  /**
   * Events a consumer may be behind; 1 or more.
   *
   * @default 100
   */
  readonly lagThreshold?: number;
}

/** @internal */
export const KAFKA_AUTOSCALER_KEYS: KeyTable<KafkaAutoscalerConfig> = {
  enabled: key('class', { write: (isOn) => (isOn ? 'keda.autoscaling.knative.dev' : 'disabled') }),
  minScale: key('min-scale', integer({ min: 0 })),
  maxScale: key('max-scale', integer({ min: 1 })),
  pollingInterval: key('polling-interval', seconds({ min: 1 })),
  cooldownPeriod: key('cooldown-period', seconds({ min: 0 })),
  lagThreshold: key('lag-threshold', integer({ min: 1 })),
};

/** @internal */
export function checkKafkaAutoscaler(
  { enabled = true, ...scale }: KafkaAutoscalerConfig,
  refuse: Refuse<KafkaAutoscalerConfig>,
): void {
  const { minScale = 0, maxScale = 50 } = scale;
  if (minScale > maxScale) refuse('minScale', minScale, `0 to ${maxScale}, the most`, 'lower it');
  for (const [prop, value] of Object.entries(scale)) {
    if (value === undefined || enabled) continue;
    refuse(prop as keyof KafkaAutoscalerConfig, value, 'nothing unless `enabled`', 'turn that on, or leave it out');
  }
}
