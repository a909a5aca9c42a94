import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { validatorOf } from '../admission/app-validator';
import { Faults } from '../admission/faults';
import { refusal } from '../admission/finding';
import { isLabelValue } from '../admission/names';
import { objectMetadata } from '../admission/object-metadata';
import { type PlatformFacts, registerPlatform } from '../admission/platform-facts';
import type { Report } from '../admission/rule';
import { hideUnknown } from '../admission/unknown';
import { type ComponentOverrides, checkOverrides } from './component-overrides';
import { checkKubernetes, type ExistingCluster, refuseWithout } from './existing-cluster';
import type { GitOps } from './git-ops';
import type { HighAvailability } from './high-availability';
import { Images, type PlatformImage } from './images';
import { checkNamespace } from './namespace';
import { networkPolicies } from './parts/network-policies';
import { Part } from './parts/part';
import { userRoles } from './parts/user-roles';
import { isAtLeast, Releases } from './releases';
import { refuseObject, Stages } from './stages';
import { checkDistance } from './upgrade';
import type { WorkloadOverride } from './workload-override';

/** What the components of a platform have in common: given to the platform, all of its components have it. */
export interface PlatformSettings {
  /**
   * Where images come from.
   *
   * @default - upstream's registries
   */
  readonly images?: Images;

  /**
   * How many pods of each workload there are at least.
   *
   * @default - the release's numbers
   */
  readonly highAvailability?: HighAvailability;

  /**
   * Value of the label `app.kubernetes.io/instance` of every object, by which an installation is pruned and removed.
   *
   * @default - no such label; a `ServerlessPlatform` sets it
   */
  readonly instance?: string;

  /**
   * Whether each workload gets a NetworkPolicy that lets in what it serves, webhooks among it, and nothing else.
   *
   * @default false
   */
  readonly networkPolicies?: boolean;

  /**
   * Who applies the manifests from Git.
   *
   * @default - nobody: they are applied stage by stage
   */
  readonly gitOps?: GitOps;

  /**
   * Whether each component brings ClusterRoles for the operators, developers and viewers of its kinds, which Kubernetes' own
   * `admin`, `edit` and `view` take in. They are called by the component, such as `knative-serving-developer`.
   *
   * @default false; a `ServerlessPlatform` has them
   */
  readonly userRoles?: boolean;

  /**
   * What the cluster has already.
   *
   * @default - not known: Kubernetes and its metrics server are taken for granted, nothing else is
   */
  readonly cluster?: ExistingCluster;
}

/** What every component takes. */
export interface ComponentProps extends PlatformSettings, ComponentOverrides {
  /**
   * Namespace of the component. It is created, except by `TektonTriggers` in that of Pipelines and by `KafkaSources`, which
   * must be in that of Eventing.
   *
   * @default - upstream's name
   */
  readonly namespace?: string;

  /**
   * Labels of the namespaces that the component creates, such as those of Pod Security, or
   * `webhooks.knative.dev/exclude: "true"` for one whose objects no webhook of Knative may block. Refused if it creates none,
   * since another component has done so.
   *
   * @default - upstream's
   */
  readonly namespaceLabels?: { readonly [key: string]: string };

  /**
   * Annotations of the namespaces that the component creates. Refused if it creates none, since another component has done so.
   *
   * @default - none
   */
  readonly namespaceAnnotations?: { readonly [key: string]: string };

  /**
   * Release that is installed now, such as `1.22.1`. An upgrade or downgrade that can't work is refused then.
   *
   * @default - not known, and nothing is checked
   */
  readonly previousVersion?: string;
}

/** How a kind of component is told from others. */
export interface ComponentIdentity {
  /** Value of `app.kubernetes.io/part-of`, such as `knative-serving`. */
  readonly partOf: string;

  /** Namespace, if the props name none. */
  readonly namespace: string;

  /** Release, such as `1.23.0`. */
  readonly version: string;

  /**
   * Oldest Kubernetes on which its programs start.
   *
   * @default 1.34, as all of Knative
   */
  readonly kubernetes?: string;
}

/** A component of a platform: what one of upstream's releases installs. */
export abstract class Component extends Construct {
  /** Namespace of the component. */
  public readonly namespace: string;

  /** Release of the component, such as `1.23.0`. */
  public readonly version: string;

  /** @internal */
  public readonly _settings: PlatformSettings;

  /** @internal */
  public readonly _namespaceLabels: { readonly [key: string]: string };

  /** @internal */
  public readonly _namespaceAnnotations?: { readonly [key: string]: string };

  /** @internal */
  public readonly _overrides: ComponentOverrides;

  /** @internal */
  public readonly _previousVersion?: string;

  /** @internal */
  public readonly _faults = new Faults();

  private readonly stages: Stages;
  private readonly partOf: string;
  private readonly workloads = new Set<string>();
  private readonly located = new Map<string, string>();

  protected constructor(scope: Construct, id: string, props: ComponentProps, identity: ComponentIdentity) {
    super(scope, id);
    validatorOf(this);
    this.stages = Stages.of(this);
    this.stages.components.push(this);
    const inherited = settingsAround(this);
    this._settings = {
      images: props.images ?? inherited.images,
      highAvailability: props.highAvailability ?? inherited.highAvailability,
      instance: props.instance ?? inherited.instance,
      networkPolicies: props.networkPolicies ?? inherited.networkPolicies,
      gitOps: props.gitOps ?? inherited.gitOps,
      userRoles: props.userRoles ?? inherited.userRoles,
      cluster: props.cluster ?? inherited.cluster,
    };
    this.namespace = props.namespace ?? identity.namespace;
    this.version = identity.version;
    this.partOf = identity.partOf;
    this._overrides = props;
    this._namespaceLabels = props.namespaceLabels ?? {};
    this._namespaceAnnotations = props.namespaceAnnotations;
    this._previousVersion = props.previousVersion;
    this.checkValues();
    checkKubernetes(this, identity.kubernetes ?? '1.34');
    if (props.previousVersion !== undefined) checkDistance(this, props.previousVersion);
  }

  private checkValues(): void {
    const { namespace, _faults: faults } = this;
    const { instance, highAvailability } = this._settings;
    const replicas = highAvailability?.replicas;
    checkNamespace(this, 'namespace', namespace);
    if (instance !== undefined && !isLabelValue(instance)) {
      const allowed = 'at most 63 letters, digits, `-`, `_` and `.`, since it is the value of a label';
      faults.refuse('platform/instance', 'instance', instance, allowed, 'give such an `instance`');
    }
    if (replicas !== undefined && (!Number.isInteger(replicas) || replicas < 2)) {
      const allowed = 'a whole number from 2 on';
      const change = 'raise it, or leave out `highAvailability`';
      faults.refuse('platform/high-availability', 'highAvailability.replicas', replicas, allowed, change);
    }
  }

  /** The images that the component runs or hands on, in the order of their names. */
  public get images(): PlatformImage[] {
    return [...this.located].sort().map(([upstream, reference]) => ({ upstream, reference }));
  }

  /**
   * An object of the component, to be patched.
   *
   * @param namespace namespace of the object; by default that of the component, or none for a kind that has none
   * @throws if the component's platform has no such object
   */
  public object(kind: string, name: string, namespace?: string): ApiObject {
    const found = this.stages.find(kind, name, namespace ?? this.namespace) ?? this.stages.find(kind, name);
    return found ?? refuseObject(this, this.stages, kind, name);
  }

  /**
   * The objects of the component that carry these labels.
   *
   * @internal
   */
  public _part(releases: Releases, labels: { readonly [key: string]: string }): Part {
    return new Part(this, this.stages, releases, labels);
  }

  /**
   * The labels of an object: the release, those by which an installation is found again, and its own. Its own `part-of`
   * prevails, since webhooks select by it.
   *
   * @internal
   */
  public _labels(own: { readonly [key: string]: string }): { [key: string]: string } {
    const { instance } = this._settings;
    const version = { 'app.kubernetes.io/version': this.version };
    if (instance === undefined) return { ...version, ...own };
    return {
      ...version,
      'app.kubernetes.io/part-of': this.partOf,
      ...own,
      'app.kubernetes.io/instance': instance,
    };
  }

  /**
   * Where the platform has an image from.
   *
   * @internal
   */
  public _locate(upstream: string): string {
    const reference = (this._settings.images ?? Images.upstream())._locate(upstream);
    this.located.set(upstream, reference);
    return reference;
  }

  /** @internal */
  public _override(workload: string): WorkloadOverride {
    this.workloads.add(workload);
    return this._overrides.workloads?.[workload] ?? {};
  }

  /**
   * What the config maps are set to.
   *
   * @internal
   */
  public readonly _configMaps = new Map<string, { readonly [key: string]: string }>();

  /** @internal */
  public _isAtLeast(minor: string): boolean {
    return isAtLeast(this.version, minor);
  }

  /**
   * Lets the rules of the app know the component: its settings, and what is special about it.
   *
   * @internal
   */
  protected _register(
    component: PlatformFacts['component'],
    facts: Partial<Pick<PlatformFacts, 'classes' | 'defaultClass' | 'off'>> = {},
  ): void {
    registerPlatform(this, {
      component,
      path: this.node.path,
      namespace: this.namespace,
      clusterDomain: this._settings.cluster?.clusterDomain,
      classes: [],
      defaultClass: () => undefined,
      off: {},
      ...facts,
      setting: (configMap, key) => this._configMaps.get(configMap)?.[key],
    });
  }

  /**
   * Refuses faulty props. Every component calls it once, at the end of its constructor.
   *
   * @internal
   */
  protected _finish(): void {
    const part = this._part(new Releases('', {}), {});
    if (this._settings.userRoles) userRoles(part, this.partOf, this.stages.of(this));
    if (this._settings.networkPolicies) {
      for (const policy of networkPolicies(this.stages.of(this))) part.add(policy);
    }
    const createsNamespace = this.stages.of(this).some(({ kind }) => kind === 'Namespace');
    const ofNamespace = { namespaceLabels: this._namespaceLabels, namespaceAnnotations: this._namespaceAnnotations };
    for (const [prop, values = {}] of Object.entries(ofNamespace)) {
      if (Object.keys(values).length === 0 || createsNamespace) continue;
      const allowed = 'nothing, since another component creates the namespace';
      this._faults.refuse('platform/namespace', prop, values, allowed, 'give them to that one');
    }
    const scales = this.stages.of(this).some(({ kind }) => kind === 'HorizontalPodAutoscaler');
    if (scales && this._settings.cluster) {
      refuseWithout(this, 'metricsServer', 'a metrics server, without which the HorizontalPodAutoscalers know no load');
    }
    checkOverrides(this, [...this.workloads], this.stages.of(this));
    const { findings } = this._faults;
    // A faulty instance would be noted of every object.
    if (findings.length === 0) this.checkMetadata();
    if (findings.length > 0) throw refusal(`'${this.node.path}'`, findings);
  }

  /** Notes labels and annotations, of whatever prop, that no object can have. */
  private checkMetadata(): void {
    for (const manifest of this.stages.of(this)) {
      const { kind, metadata } = manifest;
      const refuse: Report['refuse'] = (field, ...rest) =>
        this._faults.refuse(objectMetadata.id, `${kind} ${metadata.name}: ${field}`, ...rest);
      const known = { ...manifest, metadata: hideUnknown(this.node.root, metadata) };
      objectMetadata.check(known, { refuse } as Report);
    }
  }
}

function settingsAround(component: Component): PlatformSettings {
  const around = component.node.scopes.reverse().find((scope) => scope !== component && '_settings' in scope);
  return (around as { _settings?: PlatformSettings } | undefined)?._settings ?? {};
}
