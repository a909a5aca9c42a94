import { Duration } from 'cdk8s';
import { BrokerClass } from '../../../eventing/broker-class';
import { BackoffPolicy, type Retries, renderRetries } from '../../../eventing/delivery';
import { renderDestination } from '../../../eventing/sink';
import type { IAddressable } from '../../../kubernetes/addressable';
import { type IReferable, Reference } from '../../../kubernetes/reference';
import { merge } from '../../../kubernetes/render';
import type { Component } from '../../component';
import { integer, yaml } from '../../config/keys';
import { checkNamespace } from '../../namespace';

/** What happens to events that no subscriber takes, where the Broker doesn't say. */
export interface BrokerDelivery extends Retries {
  /**
   * Where events go that could not be delivered.
   *
   * @default - they are dropped
   */
  readonly deadLetterSink?: IAddressable;
}

/** What brokers of one class get. */
export interface BrokerClassDefaults {
  /**
   * Settings of the class, such as a ConfigMap.
   *
   * @default - of the cluster's class, what the release ships: `config-br-default-channel` or `kafka-broker-config`
   */
  readonly config?: IReferable;

  /**
   * What happens to events that no subscriber takes.
   *
   * @default - of the cluster's class, field by field, 10 retries with a pause that doubles from 0.2 seconds
   */
  readonly delivery?: BrokerDelivery;
}

/** What brokers get. */
export interface BrokerDefaults extends BrokerClassDefaults {
  /**
   * Class of brokers that name none.
   *
   * @default - `MTChannelBasedBroker` for the cluster, that of the cluster for a namespace
   */
  readonly brokerClass?: BrokerClass;

  /**
   * What brokers of other classes get, by the name of the class.
   *
   * @default - the same
   */
  readonly classes?: { readonly [brokerClass: string]: BrokerClassDefaults };

  /**
   * Whether the settings of a broker must be in its own namespace.
   *
   * @default false
   */
  readonly disallowDifferentNamespaceConfig?: boolean;
}

/**
 * What brokers get where they don't say: the config map `config-br-defaults`.
 *
 * @see https://knative.dev/docs/eventing/configuration/broker-configuration/
 */
export interface BrokerDefaultsConfig {
  /**
   * For all namespaces.
   *
   * @default - the multi-tenant broker
   */
  readonly cluster?: BrokerDefaults;

  /**
   * For single namespaces, by name.
   *
   * @default - none
   */
  readonly namespaces?: { readonly [namespace: string]: BrokerDefaults };
}

/** The config maps that the releases ship for the classes that read one. */
const SHIPPED_CONFIG: { readonly [brokerClass: string]: string } = {
  MTChannelBasedBroker: 'config-br-default-channel',
  Kafka: 'kafka-broker-config',
  KafkaNamespaced: 'kafka-broker-config',
};

const SHIPPED_DELIVERY: BrokerDelivery = {
  retry: 10,
  backoffPolicy: BackoffPolicy.EXPONENTIAL,
  backoffDelay: Duration.millis(200),
};

/** @internal */
export function renderBrokerDefaults(
  component: Component,
  config: BrokerDefaultsConfig = {},
): { [key: string]: string } {
  const { cluster = {}, namespaces = {} } = config;
  const { brokerClass = BrokerClass.multiTenantChannel() } = cluster;
  const shipped = SHIPPED_CONFIG[brokerClass.name];
  const shippedConfig =
    shipped === undefined
      ? undefined
      : Reference.to({ apiVersion: 'v1', kind: 'ConfigMap', name: shipped, namespace: component.namespace });
  const forCluster: BrokerDefaults = {
    ...cluster,
    config: cluster.config ?? shippedConfig,
    brokerClass,
    delivery: merge(SHIPPED_DELIVERY, cluster.delivery),
  };
  checkDefaults(component, 'config.brokers.cluster', forCluster);
  for (const [name, defaults] of Object.entries(namespaces)) {
    checkNamespace(component, 'config.brokers.namespaces', name);
    checkDefaults(component, `config.brokers.namespaces["${name}"]`, defaults);
  }
  return {
    'default-br-config': yaml.write({
      clusterDefault: renderDefaults(forCluster),
      namespaceDefaults: config.namespaces && mapValues(namespaces, renderDefaults),
    }),
  };
}

function renderDefaults({ brokerClass, classes, disallowDifferentNamespaceConfig, ...own }: BrokerDefaults): object {
  return {
    brokerClass: brokerClass?.name,
    ...renderClass(own),
    brokerClasses: classes && mapValues(classes, renderClass),
    disallowDifferentNamespaceConfig,
  };
}

function renderClass({ config, delivery }: BrokerClassDefaults): object {
  return {
    ...config?.reference,
    delivery: delivery && {
      ...renderRetries(delivery),
      deadLetterSink: delivery.deadLetterSink && renderDestination(delivery.deadLetterSink),
    },
  };
}

/** Eventing copies these into brokers, and its webhook refuses the brokers then. */
function checkDefaults(component: Component, path: string, { classes = {}, delivery }: BrokerDefaults): void {
  const retry = delivery?.retry;
  const allowed = retry === undefined ? undefined : integer({ min: 0 }).refusal?.(retry);
  if (allowed) component._faults.refuse('platform/config', `${path}.delivery.retry`, retry, allowed, 'give a number');
  for (const [name, ofClass] of Object.entries(classes)) {
    checkDefaults(component, `${path}.classes["${name}"]`, ofClass);
  }
}

function mapValues<T>(values: { readonly [key: string]: T }, map: (value: T) => object): { [key: string]: object } {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));
}
