import type { Construct } from 'constructs';
import { merge } from '../../kubernetes/render';
import { Component, type ComponentProps } from '../component';
import type { Ingress } from '../ingress/ingress';
import { KnativeVersion } from '../knative-version';
import { crds, namespace } from '../parts/objects';
import { trustBundle } from '../parts/trust-bundle';
import { activator } from './activator';
import { autoscaler } from './autoscaler';
import { autoscalerHpa } from './autoscaler-hpa';
import { routingCertificate } from './certificates';
import { configMaps } from './config-maps';
import { controller } from './controller';
import type { CustomCertificates } from './custom-certificates';
import { postInstall } from './post-install';
import { SERVING_RELEASES } from './releases';
import { controllerRoles, userRoles } from './roles';
import type { ServingConfig } from './serving-config';
import { type ExistingServingOptions, existingServing, type IKnativeServing } from './serving-reference';
import { tls } from './tls';
import { webhook } from './webhook';

/** Props of Knative Serving. */
export interface KnativeServingProps extends ComponentProps {
  /**
   * Release to install.
   *
   * @default KnativeVersion.V1_23_0
   */
  readonly version?: KnativeVersion;

  /**
   * The ingress layer through which Services are reached. It is installed too, and its class becomes the default.
   *
   * @default - none: Services are reached once an ingress layer is installed and named in `config.network`
   */
  readonly ingress?: Ingress;

  /**
   * Settings that differ from the release's defaults.
   *
   * @default - the release's defaults
   */
  readonly config?: ServingConfig;

  /**
   * Certificates that the controller trusts when it asks a registry for the digest of a tag.
   *
   * @default - those of its image
   */
  readonly customCertificates?: CustomCertificates;

  /**
   * Certificates of authorities, in PEM, that the activator and ingress layers trust when they talk by TLS.
   *
   * @default - the authority of their own certificates
   */
  readonly trustBundle?: string;

  /**
   * Whether Services may scale on processor time, memory and metrics of their own.
   *
   * @default true
   */
  readonly hpaAutoscaler?: boolean;
}

/**
 * Knative Serving: its controllers, autoscalers and webhook. It needs an ingress layer too.
 *
 * @see https://knative.dev/docs/serving/
 */
export class KnativeServing extends Component implements IKnativeServing {
  /** A Serving that the cluster has already, installed by other means. */
  public static existing(options: ExistingServingOptions = {}): IKnativeServing {
    return existingServing(options);
  }

  public constructor(scope: Construct, id: string, props: KnativeServingProps = {}) {
    super(scope, id, props, {
      partOf: 'knative-serving',
      namespace: 'knative-serving',
      version: props.version ?? KnativeVersion.V1_23_0,
    });
    const part = this._part(SERVING_RELEASES, { 'app.kubernetes.io/name': 'knative-serving' });
    const { ingress, hpaAutoscaler = true } = props;
    const config = withIngress(props.config ?? {}, ingress);
    crds(part, 'serving');
    namespace(part);
    controllerRoles(part);
    userRoles(part);
    configMaps(part, config);
    tls(part, config);
    trustBundle(part, 'serving-trust-bundle', props.trustBundle);
    activator(part, config);
    autoscaler(part, config);
    controller(part, config, props.customCertificates);
    webhook(part);
    routingCertificate(part);
    if (hpaAutoscaler) autoscalerHpa(part);
    postInstall(part);
    ingress?._install(this, this);
    this._finish();
    this._register('serving', {
      classes: hpaAutoscaler ? [KPA, HPA] : [KPA],
      defaultClass: () => config.autoscaler?.autoscalerClass ?? KPA,
      off: hpaAutoscaler ? {} : { [HPA]: 'hpaAutoscaler' },
    });
  }
}

/** The settings, in which the class of the ingress layer is the default. */
function withIngress(config: ServingConfig, ingress?: Ingress): ServingConfig {
  if (ingress === undefined) return config;
  return { ...config, network: merge({ ingressClass: ingress.className }, config.network) };
}

const KPA = 'kpa.autoscaling.knative.dev';
const HPA = 'hpa.autoscaling.knative.dev';
