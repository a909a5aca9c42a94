import { ApiObject, Chart } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { refusal } from '../admission/finding';
import type { Component } from './component';

/** The steps in which a platform is applied: what is in one must serve before the next is sent. */
export enum Stage {
  /** CustomResourceDefinitions and namespaces. */
  CRDS = '00-crds',
  /** Permissions, settings, workloads and webhooks. */
  CORE = '10-core',
  /** Objects of kinds that an earlier stage defines or admits. */
  ADMITTED = '20-admitted',
  /** Jobs that finish an installation or an upgrade. */
  POST_INSTALL = '30-post-install',
}

const STAGES = Symbol.for('cdk8s-knative.Stages');

const COMPONENTS = 'components';
const WEBHOOKS = 'webhooks';

/** The charts of one platform, a chart a stage, and the components that render into them. */
export class Stages {
  /** Those of the platform that a component belongs to; a component outside of a platform has its own. */
  public static of(component: Construct): Stages {
    const host = component.node.scopes.reverse().find((scope) => (scope as Host)[STAGES]);
    return (host as Host | undefined)?.[STAGES] ?? new Stages(component);
  }

  public readonly components: Component[] = [];
  private readonly charts = new Map<Stage, Chart>();
  private readonly objects = new Map<string, ApiObject>();
  private readonly manifests = new Map<Component, StagedManifest[]>();

  public constructor(private readonly host: Construct) {
    Object.defineProperty(host, STAGES, { value: this });
  }

  /** The chart of a stage, once something is in it. */
  public chart(stage: Stage): Chart {
    const existing = this.charts.get(stage);
    if (existing !== undefined) return existing;
    const chart = new Chart(this.host, stage);
    this.charts.set(stage, chart);
    // kubectl sends the objects in this order, and a webhook that has begun to serve must not meet what it can't yet answer.
    for (const id of [COMPONENTS, WEBHOOKS]) new Construct(chart, id);
    return chart;
  }

  /** The object of a kind and name, if the platform declares it. */
  public find(kind: string, name: string, namespace?: string): ApiObject | undefined {
    return this.objects.get(idOf({ kind, metadata: { name, namespace } }));
  }

  /** The objects of a kind. */
  public ofKind(kind: string): ApiObject[] {
    return [...this.objects.values()].filter((object) => object.kind === kind);
  }

  /** Lets an object be found, one of the platform itself or of a component. */
  public remember(manifest: StagedManifest, object: ApiObject): void {
    this.objects.set(idOf(manifest), object);
  }

  /** The objects of one component, as it declared them. */
  public of(component: Component): readonly StagedManifest[] {
    return this.manifests.get(component) ?? [];
  }

  /** The objects of all components, as they were declared. */
  public all(): StagedManifest[] {
    return [...this.manifests.values()].flat();
  }

  /** Declares an object of a component. */
  public add(component: Component, stage: Stage, manifest: StagedManifest): ApiObject {
    const group = component.node.path.slice(this.host.node.path.length).replace(/^\//, '').replaceAll('/', '-');
    const { kind, metadata } = manifest;
    const side = childOf(this.chart(stage), kind.endsWith('WebhookConfiguration') ? WEBHOOKS : COMPONENTS);
    const scope = group === '' ? side : childOf(side, group);
    const namespace = metadata.namespace === component.namespace ? undefined : metadata.namespace;
    const id = [kind, namespace, metadata.name].filter((part) => part !== undefined).join('.');
    const object = new ApiObject(scope, id, manifest);
    this.remember(manifest, object);
    const declared = this.manifests.get(component) ?? [];
    declared.push(manifest);
    this.manifests.set(component, declared);
    return object;
  }
}

/** An object as a component declares it. */
export interface StagedManifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: { readonly [key: string]: string };
    readonly annotations?: { readonly [key: string]: string };
  };
  readonly [field: string]: any;
}

/** Throws that a platform has no object of a kind and name; says which it has of the kind. */
export function refuseObject(scope: Construct, stages: Stages, kind: string, name: string): never {
  const allowed = stages
    .ofKind(kind)
    .map(({ name: own, metadata }) => [metadata.namespace, own].filter((part) => part).join('/'));
  throw refusal(`'${scope.node.path}'`, [
    {
      rule: 'platform/object',
      field: kind,
      value: name,
      allowed: allowed.join(', ') || 'no object of this kind',
      change: 'name one of these, with its namespace',
    },
  ]);
}

type Host = IConstruct & { [STAGES]?: Stages };

function idOf({ kind, metadata }: { kind: string; metadata: { name: string; namespace?: string } }): string {
  return [kind, metadata.namespace ?? '', metadata.name].join('|');
}

function childOf(scope: Construct, id: string): Construct {
  return (scope.node.tryFindChild(id) as Construct | undefined) ?? new Construct(scope, id);
}
