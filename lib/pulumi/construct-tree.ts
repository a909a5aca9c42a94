import {
  type Alias,
  ComponentResource,
  type ComponentResourceOptions,
  type CustomResourceOptions,
  type Output,
  type Resource,
} from '@pulumi/pulumi';
import { ApiObject, App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { validatorOf } from '../admission/app-validator';
import { registerPlaceholders } from '../admission/unknown';
import { factsOf, installedOn, tellFacts } from './installed';
import { KubernetesObject } from './kubernetes-object';
import { orderOf } from './order';
import { Outputs } from './outputs';
import { type RenderedObject, renderTree } from './tree';

/** What every component of this package takes. */
export interface ConstructTreeArgs {
  /**
   * Paths that constructs had before, by the paths that they have now, such as `{ 'shop/orders': 'shop/order-service' }`.
   * What is below a path moves with it.
   *
   * @default - none
   */
  readonly aliases?: { readonly [path: string]: string };

  /**
   * Whether `pulumi destroy` also deletes the definitions of kinds, and with them every object of those kinds.
   *
   * @default false
   */
  readonly deleteCrds?: boolean;
}

/** A tree of constructs, each a component resource, and each of their objects a resource below it. */
export abstract class ConstructTree extends ComponentResource {
  private readonly objects = new Map<string, KubernetesObject>();

  protected constructor(
    type: string,
    name: string,
    declare: (app: App, outputs: Outputs) => void,
    private readonly args: ConstructTreeArgs,
    options?: ComponentResourceOptions,
  ) {
    super(`cdk8s-knative:index:${type}`, name, {}, options);
    const app = new App({ outdir: '.' });
    const outputs = new Outputs();
    registerPlaceholders(app, outputs);
    const installed = installedOn(this.getProvider('kubernetes:core/v1:Namespace'));
    tellFacts(app, installed.facts);
    declare(app, outputs);
    const facts = factsOf(app).filter((each) => !installed.facts.includes(each));
    const resources = this.register(renderTree(app), outputs, facts.length > 0 ? [] : [...installed.platform]);
    if (facts.length > 0) {
      installed.facts.push(...facts);
      installed.platform.push(...resources);
    }
    this.registerOutputs();
  }

  /** The live object of a construct, or of an ApiObject, of this tree. */
  public objectOf(construct: IConstruct): KubernetesObject {
    const { path } = ApiObject.of(construct).node;
    const object = this.objects.get(path);
    if (object === undefined) {
      throw new Error(`'${construct.node.path}' isn't declared in this component; allowed: constructs of its own tree`);
    }
    return object;
  }

  /** The address of what a construct of this tree declares: of a Service, a Broker, a Channel, an EventListener. */
  public urlOf(construct: IConstruct): Output<string> {
    return this.objectOf(construct).status.apply((status): string => status?.url ?? status?.address?.url);
  }

  private register(rendered: readonly RenderedObject[], outputs: Outputs, platform: readonly Resource[]): Resource[] {
    const components = new Map<string, ComponentResource>([['', this]]);
    const order = orderOf(rendered.map(({ manifest }) => manifest));
    const resources: KubernetesObject[] = [];
    const registering = new Set<number>();
    const registerAt = (i: number): KubernetesObject => {
      if (resources[i] !== undefined) return resources[i];
      const { apiObject, manifest } = rendered[i];
      const { path } = apiObject.node;
      registering.add(i);
      const before = order[i].filter((j) => !registering.has(j)).map(registerAt);
      const check = (known: unknown) => validatorOf(apiObject).admitKnown(apiObject, known as never);
      resources[i] = new KubernetesObject(path, manifest, outputs.resolve(path, manifest, check), {
        parent: this.componentOf(apiObject.node.scope as IConstruct, components),
        dependsOn: [...before, ...platform],
        ...this.aliasesOf(path),
        ...(manifest.kind === 'CustomResourceDefinition' && !this.args.deleteCrds ? { retainOnDelete: true } : {}),
      });
      this.objects.set(path, resources[i]);
      return resources[i];
    };
    rendered.forEach((_object, i) => {
      registerAt(i);
    });
    return resources;
  }

  private componentOf(construct: IConstruct, components: Map<string, ComponentResource>): ComponentResource {
    const { path, scope } = construct.node;
    const existing = components.get(path);
    if (existing !== undefined) return existing;
    const parent = this.componentOf(scope as IConstruct, components);
    const type = `cdk8s-knative:construct:${construct.constructor.name}`;
    const component = new ComponentResource(type, path, {}, { parent, ...this.aliasesOf(path) });
    components.set(path, component);
    return component;
  }

  private aliasesOf(path: string): CustomResourceOptions {
    const aliases: Alias[] = Object.entries(this.args.aliases ?? {})
      .filter(([now]) => path === now || path.startsWith(`${now}/`))
      .map(([now, before]) => ({ name: `${before}${path.slice(now.length)}` }));
    return aliases.length === 0 ? {} : { aliases };
  }
}
