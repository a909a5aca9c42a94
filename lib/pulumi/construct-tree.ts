import {
  type Alias,
  ComponentResource,
  type ComponentResourceOptions,
  type Input,
  mergeOptions,
  type Output,
  output,
  type Resource,
  RunError,
} from '@pulumi/pulumi';
import { ApiObject, App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { validatorOf } from '../admission/app-validator';
import { settingsOf } from '../admission/platform-facts';
import { registerPlaceholders } from '../admission/unknown';
import { factsOf, type Installed, installedOn, isPlatform, refuseDuplicates, refuseLate, tellFacts } from './installed';
import { KubernetesObject, tokenOf } from './kubernetes-object';
import { orderOf } from './order';
import { Outputs } from './outputs';
import { aliasOf, formerTypeOf, type PreviousResource, previousResources, refuseMoved } from './previous';
import { failureOf, isRun } from './readiness';
import { type RenderedObject, refuseFaulty, renderTree } from './tree';

/** What every component of this package takes. */
export interface ConstructTreeArgs {
  /**
   * Paths that constructs had before, by the paths that they have now, such as `{ 'shop/orders': 'shop/order-service' }`.
   * What is below a path moves with it. An object that was declared under a path which isn't named is refused.
   *
   * @default - none
   */
  readonly aliases?: { readonly [path: string]: string };

  /**
   * Whether `pulumi destroy` also deletes the definitions of kinds, and with them every object of those kinds. It goes by
   * what the last `pulumi up` was told.
   *
   * @default false
   */
  readonly deleteCrds?: boolean;
}

/** The type of all constructs: a class has another name once it is renamed or minified, and types are part of a URN. */
const CONSTRUCT = 'cdk8s-knative:construct:Construct';

/** A tree of constructs, each a component resource, and each of their objects a resource below it. */
export abstract class ConstructTree extends ComponentResource {
  private readonly objects = new Map<string, KubernetesObject>();
  private readonly components = new Map<string, ComponentResource>();
  private readonly aliasesOf: (path: string, type: string) => Input<string | Alias>[];
  private readonly checked: Promise<void>;

  protected constructor(
    type: string,
    name: string,
    declare: (app: App, outputs: Outputs) => void,
    private readonly args: ConstructTreeArgs,
    options?: ComponentResourceOptions,
  ) {
    if (name.includes('/')) {
      throw new RunError(
        `the name of a component is '${name}'; allowed: names without '/', which separates the constructs of a path; ` +
          `name it '${name.replaceAll('/', '-')}'`,
      );
    }
    const token = `cdk8s-knative:index:${type}`;
    const previous = previousResources();
    const paths = new Set<string>();
    const aliasesOf = (path: string, type: string) => [
      ...formerPaths(path, args)
        // What is still there has not moved, even if something below it has.
        .filter((former) => !paths.has(former))
        .map(async (former) => aliasOf(former, type, await previous)),
      previous.then((resources) => formerTypeOf(path, type, resources)),
    ];
    super(token, name, {}, mergeOptions(options, { aliases: aliasesOf(name, token) }));
    this.aliasesOf = aliasesOf;
    const app = new App({ outdir: '.' });
    const outputs = new Outputs(name);
    registerPlaceholders(app, outputs);
    // The rules judge objects of no construct of this package too.
    validatorOf(app);
    const provider = this.getProvider('kubernetes:core/v1:Namespace');
    const installed = installedOn(provider);
    tellFacts(app, installed.facts);
    declare(app, outputs);
    for (const { node } of app.node.findAll()) paths.add(node.path);
    const rendered = renderTree(app);
    refuseDuplicates(app, rendered, installed);
    refuseLate(name, rendered, installed);
    const cluster = output(provider?.urn ?? '');
    for (const { apiObject } of rendered) {
      const { path } = apiObject.node;
      for (const each of [path, ...formerPaths(path, args)]) installed.names.add(each);
    }
    this.checked = installed.checked.then(() => check(rendered, cluster, previous, installed));
    this.register(rendered, outputs, installed);
    installed.facts.push(...factsOf(app).filter((each) => !installed.facts.includes(each)));
    installed.checked = this.checked;
    this.registerOutputs({ cluster });
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
    const { status } = this.objectOf(construct);
    return output(this.checked.then(() => status)).apply((live: any): string => live?.url ?? live?.address?.url);
  }

  /** Registers each object after those that it needs, and lets later trees wait for those that no other one needs. */
  private register(rendered: readonly RenderedObject[], outputs: Outputs, installed: Installed): void {
    // The rest is brought by what the platform ends with.
    const earlier = installed.objects.filter(({ isOfPlatform }) => !isOfPlatform);
    const order = orderOf(rendered, earlier);
    // All are resolved before one is registered, so that a refusal leaves the cluster as it is.
    refuseMisplaced(rendered, outputs);
    const props = rendered.map(({ apiObject, manifest }) =>
      outputs.resolve(apiObject.node.path, manifest, (known, open) =>
        validatorOf(apiObject).admitKnown(apiObject, known as never, open as never),
      ),
    );
    const resources: KubernetesObject[] = [];
    const registerAt = (i: number): KubernetesObject => {
      if (i >= rendered.length) return earlier[i - rendered.length].resource;
      if (resources[i] !== undefined) return resources[i];
      const { apiObject, manifest } = rendered[i];
      const { path } = apiObject.node;
      const before: Resource[] = order[i].map(registerAt);
      // What needs one of its own tree gets the platform with it.
      if (!order[i].some((j) => j < rendered.length)) before.push(...installed.platform);
      resources[i] = new KubernetesObject(path, manifest, props[i], settingsOf(apiObject), {
        parent: this.componentOf(apiObject.node.scope as IConstruct),
        dependsOn: this.checked.then<Resource[]>(() => before),
        aliases: this.aliasesOf(path, tokenOf(manifest)),
        ...(manifest.kind === 'CustomResourceDefinition' && !this.args.deleteCrds ? { retainOnDelete: true } : {}),
        ...(isRun(manifest) ? { replaceOnChanges: ['spec'], deleteBeforeReplace: true } : {}),
      });
      resources[i].status.apply((status) => {
        const failure = failureOf(manifest, status);
        if (failure !== undefined) throw new RunError(`${path}: ${failure}`);
      });
      this.objects.set(path, resources[i]);
      return resources[i];
    };
    rendered.forEach((_object, i) => {
      registerAt(i);
    });
    const isOfPlatform = isPlatform(rendered);
    installed.objects.push(...rendered.map((object, i) => ({ ...object, resource: resources[i], isOfPlatform })));
    const needed = new Set(order.flat());
    if (isOfPlatform) installed.platform.push(...resources.filter((_resource, i) => !needed.has(i)));
  }

  /** The component of a construct; what stands at the top of the tree is this one. */
  private componentOf(construct: IConstruct): ComponentResource {
    const { path, scope } = construct.node;
    if (scope === undefined || scope === construct.node.root) return this;
    const existing = this.components.get(path);
    if (existing !== undefined) return existing;
    const parent = this.componentOf(scope);
    const component = new ComponentResource(CONSTRUCT, path, {}, { parent, aliases: this.aliasesOf(path, CONSTRUCT) });
    this.components.set(path, component);
    return component;
  }
}

/** Fails before an object is touched that the stack has under a path that vanished. */
async function check(
  rendered: readonly RenderedObject[],
  cluster: Output<string>,
  previous: Promise<PreviousResource[]>,
  { names }: Installed,
): Promise<void> {
  const urn = await new Promise<string>((resolve) => {
    cluster.apply(resolve);
  });
  refuseMoved(rendered, names, urn, await previous);
}

/** Throws one error with every name, key and choice of a tree that is an Output, and every Output that code has changed. */
function refuseMisplaced(rendered: readonly RenderedObject[], outputs: Outputs): void {
  const lines = rendered.flatMap(({ apiObject, manifest }) =>
    outputs.faultsIn(manifest).map((fault) => `${apiObject.node.path}: ${fault}`),
  );
  refuseFaulty(lines);
}

/** The paths that what is now at a path had before. */
function formerPaths(path: string, { aliases = {} }: ConstructTreeArgs): string[] {
  return Object.entries(aliases)
    .filter(([now]) => path === now || path.startsWith(`${now}/`))
    .map(([now, before]) => `${before}${path.slice(now.length)}`);
}
