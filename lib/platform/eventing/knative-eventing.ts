import type { Construct } from 'constructs';
import type { ISecret } from '../../kubernetes/secret';
import { Component, type ComponentProps } from '../component';
import { KnativeVersion } from '../knative-version';
import { crds, namespace } from '../parts/objects';
import { trustBundle } from '../parts/trust-bundle';
import { certificates } from './certificates';
import type { BrokerDefaultsConfig } from './config/broker-defaults-config';
import { TransportEncryption } from './config/eventing-features-config';
import { controller } from './controller';
import type { EventingConfig } from './eventing-config';
import { inMemoryChannel } from './in-memory-channel';
import { jobSink } from './job-sink';
import { multiTenantBroker } from './multi-tenant-broker';
import { pingSource } from './ping-source';
import { postInstall } from './post-install';
import { EVENTING_RELEASES } from './releases';
import { requestReply } from './request-reply';
import { duckRoles, userRoles } from './roles';
import { settings } from './settings';
import { SinkBindingSelection } from './sink-binding-selection';
import { webhook } from './webhook';

/** Props of Knative Eventing. */
export interface KnativeEventingProps extends ComponentProps {
  /**
   * Release to install.
   *
   * @default KnativeVersion.V1_23_0
   */
  readonly version?: KnativeVersion;

  /**
   * Settings that differ from what the release ships.
   *
   * @default - the release's
   */
  readonly config?: EventingConfig;

  /**
   * Whether channels can be kept in memory. The multi-tenant broker keeps its events in them unless its default is another
   * kind of channel.
   *
   * @default true
   */
  readonly inMemoryChannel?: boolean;

  /**
   * Whether the broker that all namespaces share is installed.
   *
   * @default true
   */
  readonly multiTenantBroker?: boolean;

  /**
   * Whether receivers get certificates.
   *
   * @default - if `config.features.transportEncryption` is on
   */
  readonly transportCertificates?: boolean;

  /**
   * Whether the ClusterIssuer `knative-eventing-ca-issuer` is there already, by which Eventing's controllers make certificates
   * too.
   *
   * @default false: it is installed with the certificates of receivers, and has a certificate authority of its own
   */
  readonly existingIssuer?: boolean;

  /**
   * Certificates of authorities, in PEM, that senders of events trust: those of receivers outside, or of Services that have
   * certificates inside the cluster.
   *
   * @default - the authority of Eventing's own receivers
   */
  readonly trustBundle?: string;

  /**
   * Secret of the namespace with the AES keys by which RequestReply tells answers from forgeries. It must be called
   * `request-reply-keys` and carry the label `eventing.knative.dev/part-of: request-reply`: Eventing looks for no other one. Make
   * it anew: the empty one that is shipped until then carries the platform's labels, by which it is pruned.
   *
   * @default - RequestReply doesn't run
   */
  readonly requestReplyKeys?: ISecret;

  /**
   * Which objects a SinkBinding may change.
   *
   * @default SinkBindingSelection.EXCLUSION
   */
  readonly sinkBindingSelection?: SinkBindingSelection;
}

/**
 * Knative Eventing: its controllers, webhook, sources and sinks, the channel in memory and the multi-tenant broker.
 *
 * @see https://knative.dev/docs/eventing/
 */
export class KnativeEventing extends Component {
  public constructor(scope: Construct, id: string, props: KnativeEventingProps = {}) {
    super(scope, id, props, {
      partOf: 'knative-eventing',
      namespace: 'knative-eventing',
      version: props.version ?? KnativeVersion.V1_23_0,
    });
    const part = this._part(EVENTING_RELEASES, { 'app.kubernetes.io/name': 'knative-eventing' });
    const { inMemoryChannel: inMemory = true, multiTenantBroker: broker = true, config = {} } = props;
    const { transportEncryption = TransportEncryption.DISABLED } = config.features ?? {};
    const { transportCertificates = transportEncryption !== TransportEncryption.DISABLED } = props;
    crds(part, 'eventing');
    namespace(part);
    duckRoles(part);
    userRoles(part);
    controller(part);
    webhook(part, props.sinkBindingSelection ?? SinkBindingSelection.EXCLUSION);
    settings(part, config);
    jobSink(part);
    pingSource(part);
    requestReply(part, props.requestReplyKeys);
    if (inMemory) inMemoryChannel(part, config.inMemoryDispatcher);
    if (broker) multiTenantBroker(part);
    trustBundle(part, 'eventing-trust-bundle', props.trustBundle);
    if (transportCertificates) {
      const receivers = [
        'job-sink',
        ...(inMemory ? ['imc-dispatcher'] : []),
        ...(broker ? ['broker-filter', 'broker-ingress'] : []),
        ...(props.requestReplyKeys ? ['request-reply'] : []),
      ];
      certificates(part, receivers, props.existingIssuer ?? false);
    }
    postInstall(part);
    this._finish();
    this._register('eventing', {
      classes: [
        ...(broker ? [MULTI_TENANT] : []),
        ...classesOf(config.brokers).filter((name) => name !== MULTI_TENANT),
      ],
      defaultClass: (name = '') => {
        const { cluster, namespaces = {} } = config.brokers ?? {};
        return (namespaces[name]?.brokerClass ?? cluster?.brokerClass)?.name ?? MULTI_TENANT;
      },
      off: {
        ...(props.requestReplyKeys ? {} : { RequestReply: 'requestReplyKeys' }),
        ...(broker ? {} : { [MULTI_TENANT]: 'multiTenantBroker' }),
        ...(inMemory ? {} : { InMemoryChannel: 'inMemoryChannel' }),
      },
    });
  }
}

const MULTI_TENANT = 'MTChannelBasedBroker';

/** Broker classes that the settings name: whoever names one has it installed. */
function classesOf({ cluster, namespaces = {} }: BrokerDefaultsConfig = {}): string[] {
  return [cluster, ...Object.values(namespaces)].flatMap((defaults) => [
    ...(defaults?.brokerClass ? [defaults.brokerClass.name] : []),
    ...Object.keys(defaults?.classes ?? {}),
  ]);
}
