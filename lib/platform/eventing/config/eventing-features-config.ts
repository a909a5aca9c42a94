import type { Duration } from 'cdk8s';
import { isLabelValue } from '../../../admission/names';
import { isoDuration } from '../../../eventing/iso-duration';
import { choice, type KeyTable, key, keysWithPrefix, onOff, text, url } from '../../config/keys';

/** How events travel between Eventing's own components and to receivers. */
export enum TransportEncryption {
  /** By HTTP. */
  DISABLED = 'disabled',
  /** By HTTPS to receivers that have it; Eventing's own receivers take both. */
  PERMISSIVE = 'permissive',
  /** By HTTPS alone. */
  STRICT = 'strict',
}

/** Who may send to a receiver that no EventPolicy names. */
export enum AuthorizationMode {
  /** Everybody. */
  ALLOW_ALL = 'allow-all',
  /** Nobody. */
  DENY_ALL = 'deny-all',
  /** Senders of the receiver's namespace. */
  ALLOW_SAME_NAMESPACE = 'allow-same-namespace',
}

/**
 * What Eventing's users may use: the config map `config-features`.
 *
 * @see https://knative.dev/docs/eventing/features/
 */
export interface EventingFeaturesConfig {
  /**
   * References that name an API group without a version.
   *
   * @default false
   */
  readonly kreferenceGroup?: boolean;

  /**
   * References to kinds that have no address, by the templates of `kreferenceMapping`.
   *
   * @default false
   */
  readonly kreferenceMapping?: boolean;

  /**
   * `retryAfterMax` of deliveries, the longest pause that a receiver may ask for.
   *
   * @default false
   */
  readonly deliveryRetryAfter?: boolean;

  /**
   * `timeout` of deliveries.
   *
   * @default true
   */
  readonly deliveryTimeout?: boolean;

  /**
   * TLS. Unless it is off, receivers get certificates, which needs cert-manager.
   *
   * @default TransportEncryption.DISABLED
   */
  readonly transportEncryption?: TransportEncryption;

  /**
   * Whether brokers and channels make an EventType of each type of event that they see.
   *
   * @default false
   */
  readonly eventTypeAutoCreate?: boolean;

  /**
   * Whether senders prove who they are by OIDC tokens; EventPolicies need it.
   *
   * @default false
   */
  readonly authenticationOidc?: boolean;

  /**
   * Who may send to a receiver that no EventPolicy names, with `authenticationOidc`.
   *
   * @default AuthorizationMode.ALLOW_SAME_NAMESPACE
   */
  readonly defaultAuthorizationMode?: AuthorizationMode;

  /**
   * Triggers on brokers and Subscriptions to channels of other namespaces.
   *
   * @default false
   */
  readonly crossNamespaceEventLinks?: boolean;

  /**
   * Filters of ApiServerSources.
   *
   * @default false
   */
  readonly newApiServerSourceFilters?: boolean;

  /**
   * Labels of the nodes on which the pods of ApiServerSources run. A config map's keys hold no `/`, nor may these.
   *
   * @default - any node
   */
  readonly apiServerSourceNodeSelector?: { readonly [label: string]: string };

  /**
   * Where the cluster publishes the keys of its OIDC tokens.
   *
   * @default https://kubernetes.default.svc
   */
  readonly oidcDiscoveryBaseUrl?: string;

  /**
   * How long a RequestReply waits for an answer, where it doesn't say; more than 0.
   *
   * @default Duration.seconds(30)
   */
  readonly requestReplyTimeout?: Duration;
}

/** @internal */
export const EVENTING_FEATURES_KEYS: KeyTable<EventingFeaturesConfig> = {
  kreferenceGroup: key('kreference-group', onOff),
  kreferenceMapping: key('kreference-mapping', onOff),
  deliveryRetryAfter: key('delivery-retryafter', onOff),
  deliveryTimeout: key('delivery-timeout', onOff),
  transportEncryption: key('transport-encryption', choice(TransportEncryption)),
  eventTypeAutoCreate: key('eventtype-auto-create', onOff),
  authenticationOidc: key('authentication-oidc', onOff),
  defaultAuthorizationMode: key('default-authorization-mode', choice(AuthorizationMode)),
  crossNamespaceEventLinks: key('cross-namespace-event-links', onOff),
  newApiServerSourceFilters: key('new-apiserversource-filters', onOff),
  apiServerSourceNodeSelector: keysWithPrefix('apiserversources-nodeselector-', {
    ...text,
    // Eventing reads these as flags, and writes them with a capital letter.
    refusal: (value) =>
      isLabelValue(value) && !/^(enabled|disabled|allowed)$/i.test(value)
        ? undefined
        : 'the value of a label, but not `enabled`, `disabled` or `allowed`',
  }),
  oidcDiscoveryBaseUrl: key('oidc-discovery-base-url', url),
  requestReplyTimeout: key('requestreply-default-timeout', {
    write: isoDuration,
    refusal: (timeout) => (timeout.toMilliseconds() >= 100 ? undefined : 'a tenth of a second or more'),
  }),
};
