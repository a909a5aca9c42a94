import { ApiObject, type ApiObjectMetadataDefinition, Chart, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { type AppValidator, validatorOf } from '../admission/app-validator';
import type { Faults } from '../admission/faults';
import { patchesBelow } from '../admission/json-patches';
import type { FeatureFlag } from '../admission/rule';
import { defaultName } from './names';
import type { IReferable, ObjectReference } from './reference';
import { ResourceObject } from './resource-object';
import { walkProps } from './walk-props';

/** What every object of this package takes. */
export interface ResourceProps {
  /**
   * Name of the object.
   *
   * @default - the ids of the constructs from the chart down to this one, joined with `-`
   */
  readonly name?: string;

  /**
   * Namespace of the object.
   *
   * @default - the namespace of the chart
   */
  readonly namespace?: string;

  /**
   * Labels of the object, added to those of the chart.
   *
   * @default - the labels of the chart
   */
  readonly labels?: { readonly [key: string]: string };

  /**
   * Annotations of the object.
   *
   * @default - none
   */
  readonly annotations?: { readonly [key: string]: string };
}

/** Which kind a class renders. */
export interface ResourceKind {
  /** API version with its group, such as `serving.knative.dev/v1`. */
  readonly apiVersion: string;

  /** Kind, such as `Service`. */
  readonly kind: string;

  /**
   * Whether objects of the kind belong to no namespace.
   *
   * @default false
   */
  readonly clusterScoped?: boolean;

  /**
   * Longest default name, in characters: what controllers append to it must still fit.
   *
   * @default 63
   */
  readonly maxNameLength?: number;
}

/**
 * How a class fills its object.
 *
 * @internal
 */
export interface ResourceDefinition {
  /** What the program has given: the constructs in it must be in the app, and the Lazies in the manifest. */
  readonly props: object;
  /** All of the manifest but `apiVersion`, `kind` and `metadata`; what changes it later says so with `_changed`. */
  readonly body: () => { [key: string]: unknown };
  /** Fields that later calls fill: what is missing there is a fault at synth only. */
  readonly grows?: readonly string[];
  /** The prop behind a field, by the field's prefix: messages then name the prop too. */
  readonly terms?: { readonly [field: string]: string };
  /** Faults of the props that the manifest doesn't show. */
  readonly faults?: Faults;
  /** Whether the cluster completes the name. */
  readonly generatesName?: boolean;
}

/** A Kubernetes object that is declared in this app. Its main child is called `Resource` and is a plain ApiObject. */
export abstract class Resource extends Construct implements IReferable {
  /** API version of the object, such as `serving.knative.dev/v1`. */
  public readonly apiVersion: string;

  /** Kind of the object, such as `Service`. */
  public readonly kind: string;

  /** Name of the object; if the cluster completes it, what it begins with. */
  public readonly name: string;

  /** Namespace of the object; undefined for cluster-scoped kinds, and where neither props nor chart name one. */
  public readonly namespace?: string;

  /** @internal */
  public _terms: { readonly [field: string]: string } = {};

  /** @internal */
  public readonly _clusterScoped: boolean;

  private readonly props: ResourceProps;
  private readonly validator: AppValidator;
  private object?: ResourceObject;

  protected constructor(scope: Construct, id: string, kind: ResourceKind, props: ResourceProps) {
    super(scope, id);
    this.apiVersion = kind.apiVersion;
    this.kind = kind.kind;
    this._clusterScoped = kind.clusterScoped ?? false;
    this.name = props.name ?? defaultName(scope, id, kind.kind, kind.maxNameLength ?? 63);
    this.namespace = this._clusterScoped ? undefined : (props.namespace ?? Chart.of(this).namespace);
    this.props = props;
    this.validator = validatorOf(this);
  }

  /** Labels, annotations, finalizers and owners of the object. */
  public get metadata(): ApiObjectMetadataDefinition {
    return ApiObject.of(this).metadata;
  }

  /** How other objects name this one. */
  public get reference(): ObjectReference {
    return { apiVersion: this.apiVersion, kind: this.kind, name: this.name, namespace: this.namespace };
  }

  /**
   * Creates the object and refuses faulty props. Every class calls it once, at the end of its constructor.
   *
   * @internal
   */
  protected _define(definition: ResourceDefinition): ApiObject {
    this._terms = definition.terms ?? {};
    this._takes(definition.props);
    this.object = new ResourceObject(this, this.props, definition);
    this.validator.admit(this, this.object, definition);
    return this.object;
  }

  /**
   * The JSON patches that change something at or below a path such as `/spec/template`.
   *
   * @internal
   */
  protected _patchesBelow(path: string): object[] {
    return this.object === undefined ? [] : patchesBelow(this.object, path);
  }

  /**
   * Notes that a call has changed the body.
   *
   * @internal
   */
  protected _changed(): void {
    this.object?.change();
  }

  /**
   * Notes that a feature flag must be on although the manifest doesn't show it.
   *
   * @param field the prop that needs it
   * @internal
   */
  protected _needs(flag: FeatureFlag, field: string): void {
    this.validator.addNeed(this, { flag, field });
  }

  /**
   * Notes what a value holds: constructs, which must belong to the same app and still be in it at synth, and Lazies, which
   * must appear in the manifest.
   *
   * @param field path of the prop that holds the value
   * @internal
   */
  protected _takes(value: unknown, field = ''): void {
    walkProps(value, field, (found, path) => {
      if (found instanceof Lazy) this.validator.addLazy(this, { field: path, lazy: found });
      else this.validator.addReference({ from: this, field: path, to: found });
    });
  }
}
