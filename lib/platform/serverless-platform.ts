import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { refusal } from '../admission/finding';
import { isDns1123Subdomain, isLabelValue } from '../admission/names';
import type { BrokerClass } from '../eventing/broker-class';
import { merge } from '../kubernetes/render';
import type { PlatformSettings } from './component';
import { KnativeEventing, type KnativeEventingProps } from './eventing/knative-eventing';
import type { PlatformImage } from './images';
import { Ingress } from './ingress/ingress';
import { type RuntimeOwnedFields, runtimeOwnedFields } from './runtime-owned-fields';
import { KnativeServing, type KnativeServingProps } from './serving/knative-serving';
import { refuseObject, Stages } from './stages';
import { TektonPipelines, type TektonPipelinesProps } from './tekton/pipelines/tekton-pipelines';
import { TektonTriggers, type TektonTriggersProps } from './tekton/triggers/tekton-triggers';

/** A part of a platform that may be left out. */
export enum PlatformPart {
  /** Knative Serving and its ingress layer. */
  SERVING = 'serving',
  /** Knative Eventing with its channel and broker. */
  EVENTING = 'eventing',
  /** Tekton Pipelines with its resolvers. */
  PIPELINES = 'pipelines',
  /** Tekton Triggers with its interceptors. */
  TRIGGERS = 'triggers',
}

/** Props of a serverless platform. */
export interface ServerlessPlatformProps extends PlatformSettings {
  /**
   * What differs from the defaults of Knative Serving.
   *
   * @default - Serving with the ingress layer Kourier
   */
  readonly serving?: KnativeServingProps;

  /**
   * What differs from the defaults of Knative Eventing.
   *
   * @default - Eventing with the channel in memory and the multi-tenant broker
   */
  readonly eventing?: KnativeEventingProps;

  /**
   * What differs from the defaults of Tekton Pipelines.
   *
   * @default - Pipelines, with `config.features.setSecurityContext`, so that runs work in `restricted` namespaces
   */
  readonly pipelines?: TektonPipelinesProps;

  /**
   * What differs from the defaults of Tekton Triggers.
   *
   * @default - Triggers in the namespace of Pipelines
   */
  readonly triggers?: TektonTriggersProps;

  /**
   * Parts that are not installed. Triggers needs Pipelines.
   *
   * @default - none: everything is installed
   */
  readonly without?: PlatformPart[];

  /**
   * Certificates of authorities, in PEM, that Serving and Eventing trust.
   *
   * @default - their own
   */
  readonly trustBundle?: string;

  /**
   * Class of brokers that name none; its settings become those of the brokers. All classes but the multi-tenant broker must
   * be installed by other means.
   *
   * @default - that of `eventing.config.brokers`, or else the multi-tenant broker
   */
  readonly brokerClass?: BrokerClass;

  /**
   * Domain of all Services that no domain of `serving.config` fits, such as `apps.example.com`.
   *
   * @default - `svc.cluster.local`, which is reached inside the cluster alone
   */
  readonly domain?: string;
}

/**
 * A whole platform whose components fit together. It renders as a chart a stage, which are applied one after the other;
 * components that are constructed below it join in.
 */
export class ServerlessPlatform extends Construct {
  /** Knative Serving, unless it is left out. */
  public readonly serving?: KnativeServing;

  /** Knative Eventing, unless it is left out. */
  public readonly eventing?: KnativeEventing;

  /** Tekton Pipelines, unless it is left out. */
  public readonly pipelines?: TektonPipelines;

  /** Tekton Triggers, unless it is left out. */
  public readonly triggers?: TektonTriggers;

  /** @internal */
  public readonly _settings: PlatformSettings;

  private readonly stages: Stages;

  public constructor(scope: Construct, id: string, props: ServerlessPlatformProps = {}) {
    super(scope, id);
    this.stages = new Stages(this);
    const { instance = id, userRoles = true, gitOps, domain, trustBundle, without = [] } = props;
    this._settings = { ...props, instance, userRoles };
    const has = (part: PlatformPart) => !without.includes(part);
    if (has(PlatformPart.TRIGGERS) && !has(PlatformPart.PIPELINES)) {
      throw refusal(`'${this.node.path}'`, [
        {
          rule: 'platform/without',
          field: 'without',
          value: without,
          allowed: 'nothing that a part needs',
          change: 'leave `triggers` out too, which starts what Pipelines runs',
        },
      ]);
    }
    if (has(PlatformPart.SERVING)) {
      const { config = {}, ...rest } = props.serving ?? {};
      this.serving = new KnativeServing(this, 'serving', {
        ...merge({ ingress: Ingress.kourier(), trustBundle }, rest),
        config: domain === undefined ? config : { ...config, domains: { [domain]: {}, ...config.domains } },
      });
    }
    if (has(PlatformPart.EVENTING)) {
      const { config = {}, ...rest } = props.eventing ?? {};
      const cluster = merge({ brokerClass: props.brokerClass }, config.brokers?.cluster);
      this.eventing = new KnativeEventing(this, 'eventing', {
        ...merge({ trustBundle }, rest),
        config: { ...config, brokers: { ...config.brokers, cluster } },
      });
    }
    if (has(PlatformPart.PIPELINES)) {
      const { config = {}, ...rest } = props.pipelines ?? {};
      const features = merge({ setSecurityContext: true }, config.features);
      this.pipelines = new TektonPipelines(this, 'pipelines', { ...rest, config: { ...config, features } });
    }
    if (has(PlatformPart.TRIGGERS)) {
      const namespace = this.pipelines?.namespace;
      this.triggers = new TektonTriggers(this, 'triggers', merge({ namespace }, props.triggers));
    }
    const kustomizations = gitOps?._kustomizations(instance) ?? [];
    // Flux makes a label of the name.
    if (!kustomizations.every(({ metadata: { name } }) => isDns1123Subdomain(name) && isLabelValue(name))) {
      throw refusal(`'${this.node.path}'`, [
        {
          rule: 'platform/instance',
          field: 'instance',
          value: instance,
          allowed:
            'at most 47 lower-case letters, digits, `-` and `.`, since the Kustomizations of Flux are called by it',
          change: 'give such an `instance`, in whose place the id of the platform is taken otherwise',
        },
      ]);
    }
    if (kustomizations.length > 0) {
      const flux = new Chart(this, 'flux');
      for (const kustomization of kustomizations) {
        this.stages.remember(kustomization, new ApiObject(flux, kustomization.metadata.name, kustomization));
      }
    }
  }

  /** The charts of the platform, a chart a stage, in the order in which they are applied. */
  public get charts(): Chart[] {
    const charts = this.node.children.filter((child) => Chart.isChart(child)) as Chart[];
    return charts.filter(({ node }) => node.id !== 'flux').sort((a, b) => a.node.id.localeCompare(b.node.id));
  }

  /** All images that the platform runs or hands on, each once, in the order of their names. */
  public get images(): PlatformImage[] {
    const images = this.stages.components.flatMap((component) => component.images);
    const byName = new Map(images.map((image) => [image.upstream, image]));
    return [...byName.keys()].sort().map((name) => byName.get(name) as PlatformImage);
  }

  /** The fields that controllers write while the platform runs, for what compares manifests with the cluster. */
  public get runtimeOwnedFields(): RuntimeOwnedFields[] {
    return runtimeOwnedFields(this.stages.all(), this.images);
  }

  /**
   * An object of the platform, to be patched.
   *
   * @param namespace namespace of the object, if its kind has one
   * @throws if the platform has no such object
   */
  public object(kind: string, name: string, namespace?: string): ApiObject {
    return this.stages.find(kind, name, namespace) ?? refuseObject(this, this.stages, kind, name);
  }
}
