import type { Construct } from 'constructs';
import { platformOf } from '../../admission/platform-facts';
import type { ISecret } from '../../kubernetes/secret';
import { Component, type ComponentProps } from '../component';
import { refuseWithout } from '../existing-cluster';
import { crds } from '../parts/objects';
import { ServerlessPlatform } from '../serverless-platform';
import { kafkaController } from './kafka/controller';
import type { KafkaConfig } from './kafka/kafka-config';
import { kafkaPostInstall } from './kafka/post-install';
import { kafkaSettings } from './kafka/settings';
import { kafkaSourceDispatcher } from './kafka/source-dispatcher';
import { kafkaWebhook } from './kafka/webhook';
import { SOURCES_RELEASES } from './releases';
import { refuseWithoutKnative, VERSION } from './source';

/** Props of the kinds for Kafka. */
export interface KafkaSourcesProps extends ComponentProps {
  /**
   * Addresses of the Kafka cluster in which brokers and channels keep their events, such as
   * `my-cluster-kafka-bootstrap.kafka:9092`.
   *
   * @default - the address at which Strimzi's example cluster is reached
   */
  readonly bootstrapServers?: string[];

  /**
   * Partitions of the topic of a broker; 1 or more.
   *
   * @default 10
   */
  readonly topicPartitions?: number;

  /**
   * Copies that Kafka keeps of the topic of a broker; 1 or more, not more than it has servers.
   *
   * @default 3
   */
  readonly topicReplicationFactor?: number;

  /**
   * Secret of the component's namespace with the credentials for the Kafka cluster, in the keys `protocol`, `ca.crt`,
   * `user.crt`, `sasl.mechanism` and so on.
   *
   * @default - none are asked for
   */
  readonly authSecret?: ISecret;

  /**
   * Settings that differ from what the release ships.
   *
   * @default - the release's
   */
  readonly config?: KafkaConfig;
}

/**
 * Installs the kinds for Kafka: KafkaSource with its dispatcher, and the controllers of KafkaChannel, KafkaSink and the
 * broker class `Kafka`, whose receivers and dispatchers are not part of the release's files. All are in Eventing's
 * namespace: `namespace` is only given where the cluster has an Eventing whose namespace has another name than upstream's.
 *
 * @see https://knative.dev/docs/eventing/sources/kafka-source/
 */
export class KafkaSources extends Component {
  public constructor(scope: Construct, id: string, props: KafkaSourcesProps = {}) {
    const eventing = eventingNamespace(scope);
    super(scope, id, props, {
      partOf: 'eventing-kafka',
      namespace: eventing ?? 'knative-eventing',
      version: VERSION,
    });
    if (eventing !== undefined && this.namespace !== eventing) {
      const allowed = `${eventing}, that of Eventing, whose settings the pods mount`;
      this._faults.refuse('platform/namespace', 'namespace', this.namespace, allowed, 'leave it out');
    }
    refuseWithoutKnative(this, 'eventing');
    const part = this._part(SOURCES_RELEASES, {});
    const { bootstrapServers = ['my-cluster-kafka-bootstrap.kafka:9092'] } = props;
    const { topicPartitions = 10, topicReplicationFactor = 3 } = props;
    for (const [prop, value] of Object.entries({ topicPartitions, topicReplicationFactor })) {
      if (Number.isInteger(value) && value >= 1) continue;
      this._faults.refuse('platform/config', prop, value, '1 or more, a whole number', 'give such a number');
    }
    if (props.config?.features?.kedaAutoscaler) {
      refuseWithout(this, 'keda', 'KEDA, which `config.features.kedaAutoscaler` has scale what reads topics');
    }
    crds(part, 'kafka');
    kafkaController(part);
    kafkaWebhook(part);
    kafkaSettings(
      part,
      {
        bootstrapServers: bootstrapServers.join(','),
        topicPartitions,
        topicReplicationFactor,
        authSecret: props.authSecret,
      },
      props.config ?? {},
    );
    kafkaSourceDispatcher(part);
    kafkaPostInstall(part);
    this._finish();
  }
}

/** Eventing's namespace; undefined if the app doesn't install it. */
function eventingNamespace(scope: Construct): string | undefined {
  const platforms = scope.node.scopes.filter((each) => each instanceof ServerlessPlatform);
  const eventing = platforms[0]?.eventing ?? platformOf(scope, 'eventing');
  return eventing?.namespace;
}
