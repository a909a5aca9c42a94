import type { Duration } from 'cdk8s';
import { integer, type KeyTable, key, type Refuse, seconds } from '../../../config/keys';

/**
 * Annotations that the webhook gives every KafkaSource: the config map `config-kafka-source-defaults`. They are those of older
 * releases, `autoscaling.knative.dev/*` and `keda.autoscaling.knative.dev/*`, which the controller doesn't read: how sources are
 * scaled say `config.autoscaler` and a source's `scale`.
 */
export interface KafkaSourceDefaultsConfig {
  /**
   * Whether sources get the annotations. All else here needs it.
   *
   * @default false
   */
  readonly enabled?: boolean;

  /**
   * Fewest consumers; 0 or more.
   *
   * @default 1
   */
  readonly minScale?: number;

  /**
   * Most consumers; 1 or more, not below `minScale`.
   *
   * @default 1
   */
  readonly maxScale?: number;

  /**
   * Time between two looks at the topic; whole seconds, 1 or more.
   *
   * @default Duration.seconds(30)
   */
  readonly pollingInterval?: Duration;

  /**
   * How long nothing must have come before the last consumer is taken away; whole seconds.
   *
   * @default Duration.seconds(300)
   */
  readonly cooldownPeriod?: Duration;

  /**
   * Events a consumer may be behind; 1 or more.
   *
   * @default 10
   */
  readonly lagThreshold?: number;
}

/** @internal */
export const KAFKA_SOURCE_DEFAULTS_KEYS: KeyTable<KafkaSourceDefaultsConfig> = {
  enabled: key('autoscalingClass', { write: (isOn) => (isOn ? 'keda.autoscaling.knative.dev' : '') }),
  minScale: key('minScale', integer({ min: 0 })),
  maxScale: key('maxScale', integer({ min: 1 })),
  pollingInterval: key('pollingInterval', seconds({ min: 1 })),
  cooldownPeriod: key('cooldownPeriod', seconds({ min: 0 })),
  lagThreshold: key('kafkaLagThreshold', integer({ min: 1 })),
};

/** @internal */
export function checkKafkaSourceDefaults(
  { enabled, ...scale }: KafkaSourceDefaultsConfig,
  refuse: Refuse<KafkaSourceDefaultsConfig>,
): void {
  const { minScale = 1, maxScale = 1 } = scale;
  if (minScale > maxScale) refuse('minScale', minScale, `0 to ${maxScale}, the most`, 'give both');
  for (const [prop, value] of Object.entries(scale)) {
    if (value === undefined || enabled) continue;
    refuse(prop as keyof KafkaSourceDefaultsConfig, value, 'nothing unless `enabled`', 'turn that on too');
  }
}
