import type { Construct } from 'constructs';
import type { ISecret } from '../../kubernetes/secret';
import type { CertManager } from '../cert-manager';
import { Component, type ComponentProps } from '../component';
import { KnativeVersion } from '../knative-version';
import { certificateAuthority } from '../parts/certificate-authority';
import { crds, namespace } from '../parts/objects';
import { CA_ISSUER, receiverCertificate } from './certificates';
import { controller } from './controller';
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
   * Whether receivers get certificates, signed by the ClusterIssuer `knative-eventing-ca-issuer`. Needs cert-manager.
   *
   * @default false
   */
  readonly transportCertificates?: boolean;

  /**
   * The cluster's cert-manager, in which the issuer of `transportCertificates` is installed with a certificate authority of
   * its own.
   *
   * @default - the issuer is there already
   */
  readonly certManager?: CertManager;

  /**
   * Secret of the namespace with the AES keys by which RequestReply tells answers from forgeries.
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
    const { inMemoryChannel: inMemory = true, multiTenantBroker: broker = true } = props;
    crds(part, 'eventing');
    namespace(part);
    duckRoles(part);
    userRoles(part);
    controller(part);
    webhook(part, props.sinkBindingSelection ?? SinkBindingSelection.EXCLUSION);
    settings(part);
    jobSink(part);
    pingSource(part);
    requestReply(part, props.requestReplyKeys);
    if (inMemory) inMemoryChannel(part);
    if (broker) multiTenantBroker(part);
    if (props.transportCertificates) {
      if (props.certManager) {
        certificateAuthority(part, props.certManager, { issuer: CA_ISSUER, authority: 'knative-eventing-ca' });
      }
      receiverCertificate(part, 'job-sink-server-tls', 'job-sink', 'job-sink');
      if (inMemory) receiverCertificate(part, 'imc-dispatcher-server-tls', 'imc-dispatcher', 'imc-dispatcher');
      for (const role of broker ? ['broker-filter', 'broker-ingress'] : []) {
        receiverCertificate(part, `mt-${role}-server-tls`, role, role);
      }
    }
    postInstall(part);
    this._finish();
    this._register('eventing', broker ? ['MTChannelBasedBroker'] : []);
  }
}
