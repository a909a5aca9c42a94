import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Faults } from '../admission/faults';
import { refusal } from '../admission/finding';
import { clusterDomainOf, platformOf } from '../admission/platform-facts';
import type { Destination, IAddressable } from '../kubernetes/addressable';
import type { IReferable, ObjectReference } from '../kubernetes/reference';
import { render } from '../kubernetes/render';
import { Resource, type ResourceProps } from '../kubernetes/resource';
import type { BrokerClass } from './broker-class';
import { type Delivery, renderDelivery } from './delivery';
import { Trigger, type TriggerOptions } from './trigger';

/** A broker. */
export interface IBroker extends IAddressable, IReferable {
  /** Name of the broker. */
  readonly name: string;

  /** Namespace of the broker; undefined where neither props nor chart name one. */
  readonly namespace?: string;

  /** Sends the events that pass a filter to a subscriber. The trigger is a child of the broker. */
  addTrigger(id: string, options: TriggerOptions): Trigger;
}

/** Props of a Broker. */
export interface BrokerProps extends ResourceProps {
  /**
   * What implements the broker; fixed once the broker exists.
   *
   * @default - the platform's default class
   */
  readonly brokerClass?: BrokerClass;

  /**
   * Settings of the class, such as a ConfigMap or a RabbitmqBrokerConfig; fixed once the broker exists.
   *
   * @default - the platform's settings for the class
   */
  readonly config?: IReferable;

  /**
   * What happens to events that subscribers don't take at once. Triggers may say it for themselves.
   *
   * @default - what the platform sets
   */
  readonly delivery?: Delivery;
}

/**
 * Takes events from anywhere and hands them to those who asked for them with triggers.
 *
 * @see https://knative.dev/docs/eventing/brokers/
 */
export class Broker extends Resource implements IBroker {
  /**
   * A broker that exists.
   *
   * @param namespace its namespace; by default that of the chart
   */
  public static fromBrokerName(scope: Construct, id: string, name: string, namespace?: string): IBroker {
    return new ImportedBroker(scope, id, name, namespace);
  }

  private readonly brokerClass?: BrokerClass;

  public constructor(scope: Construct, id: string, props: BrokerProps = {}) {
    const { brokerClass, config, delivery, annotations, ...rest } = props;
    super(
      scope,
      id,
      { apiVersion: 'eventing.knative.dev/v1', kind: 'Broker' },
      { ...rest, annotations: brokerClass ? { [CLASS]: brokerClass.name, ...annotations } : annotations },
    );
    this.brokerClass = brokerClass;
    this._define({
      props,
      body: () => ({
        spec: {
          config: render(config, ({ reference }) => reference),
          delivery: render(delivery, renderDelivery),
        },
      }),
      terms: {
        [`metadata.annotations["${CLASS}"]`]: 'brokerClass',
        'spec.config': 'config',
        'spec.delivery': 'delivery',
      },
    });
  }

  public get destination(): Destination {
    return { ref: this.reference };
  }

  /**
   * URL that takes events, if the broker is of the multi-tenant or a Kafka class. The default class, Eventing's namespace
   * and the cluster's domain are those of the platform of the app, which must be declared before; without one, they are
   * the multi-tenant broker, `knative-eventing` and `cluster.local`. By HTTPS if that platform's `transportEncryption` is
   * strict. Throws for other classes, and if neither the props nor the chart name a namespace.
   */
  public get address(): string {
    const faults = new Faults();
    const platform = platformOf(this, 'eventing');
    const name = this.brokerClass?.name ?? platform?.defaultClass(this.namespace) ?? 'MTChannelBasedBroker';
    const ingress = INGRESSES[name];
    const refuse = (field: string, value: unknown, allowed: string) =>
      faults.refuse('eventing/broker-address', field, value, allowed, 'use the broker itself as the sink');
    if (ingress === undefined) {
      refuse('brokerClass', name, `${Object.keys(INGRESSES).join(', ')}, whose addresses are known`);
    }
    if (this.namespace === undefined) refuse('namespace', undefined, 'a namespace, which is a part of the address');
    if (faults.findings.length > 0) throw refusal(`Broker '${this.node.path}'`, faults.findings);
    const host = `${ingress}.${platform?.namespace ?? 'knative-eventing'}.svc.${clusterDomainOf(this)}`;
    const isEncrypted = platform?.setting('config-features', 'transport-encryption') === 'strict';
    return `${isEncrypted ? 'https' : 'http'}://${host}/${this.namespace}/${this.name}`;
  }

  public addTrigger(id: string, options: TriggerOptions): Trigger {
    return new Trigger(this, id, { ...options, namespace: options.namespace ?? this.namespace, broker: this });
  }
}

const CLASS = 'eventing.knative.dev/broker.class';

/** The Service in front of the brokers of each class. */
const INGRESSES: { readonly [brokerClass: string]: string } = {
  MTChannelBasedBroker: 'broker-ingress',
  Kafka: 'kafka-broker-ingress',
};

class ImportedBroker extends Construct implements IBroker {
  public readonly namespace?: string;
  public readonly reference: ObjectReference;

  public constructor(
    scope: Construct,
    id: string,
    public readonly name: string,
    namespace?: string,
  ) {
    super(scope, id);
    this.namespace = namespace ?? Chart.of(this).namespace;
    this.reference = { apiVersion: 'eventing.knative.dev/v1', kind: 'Broker', name, namespace: this.namespace };
  }

  public get destination(): Destination {
    return { ref: this.reference };
  }

  public addTrigger(id: string, options: TriggerOptions): Trigger {
    return new Trigger(this, id, { ...options, namespace: options.namespace ?? this.namespace, broker: this });
  }
}
