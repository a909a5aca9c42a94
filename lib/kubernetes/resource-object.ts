import { ApiObject, App, JsonPatch, Lazy, LazyResolver, resolve } from 'cdk8s';
import { patchesOf } from '../admission/json-patches';
import type { Manifest } from '../admission/rule';
import { compact, plain } from './render';
import type { Resource, ResourceDefinition, ResourceProps } from './resource';

/**
 * The ApiObject of a resource. It renders what any ApiObject would, but walks the body once where cdk8s walks it three
 * times. Calls may add to the body, so each rendering asks for it, and nothing keeps it.
 *
 * @internal
 */
export class ResourceObject extends ApiObject {
  public constructor(
    private readonly resource: Resource,
    private readonly given: ResourceProps,
    private readonly definition: ResourceDefinition,
  ) {
    const { apiVersion, kind, name, _clusterScoped } = resource;
    const { labels, annotations } = given;
    // ApiObject would fall back to the chart's namespace; only a Lazy can say that there is none.
    const namespace = _clusterScoped
      ? (Lazy.any({ produce: () => undefined }) as unknown as string)
      : resource.namespace;
    super(resource, 'Resource', { apiVersion, kind, metadata: { name, namespace, labels, annotations } });
    // ApiObject makes up a name where none is given.
    if (definition.generatesName) this.addJsonPatch(JsonPatch.move('/metadata/name', '/metadata/generateName'));
  }

  public override toJson(): any {
    const { apiVersion, kind } = this;
    const known = (value: unknown): unknown => {
      const resolved = resolve([], value, this);
      if (resolved === value) throw new Error(`can't render non-simple object of type '${value?.constructor.name}'`);
      return plain(resolved, known);
    };
    try {
      const body = this.definition.body();
      // Resolvers that the app brings come before cdk8s's own, and may resolve any value.
      const hasOwnResolvers = !(App.of(this).resolvers[0] instanceof LazyResolver);
      const fields = plain(hasOwnResolvers ? resolve([], body, this) : body, known);
      return JsonPatch.apply({ apiVersion, kind, metadata: this.metadata.toJson(), ...fields }, ...patchesOf(this));
    } catch (error) {
      throw new Error(`Failed serializing construct at path '${this.node.path}' with name '${this.name}': ${error}`);
    }
  }

  /** The manifest as props and chart declare it, without what patches and calls add, and whether all of it is known. */
  public declared(): { readonly manifest: Manifest; readonly isKnown: boolean } {
    const { apiVersion, kind, name, chart, given, definition } = this;
    let isKnown = true;
    const unknown = (value: unknown) => {
      isKnown = false;
      return value;
    };
    const metadata = {
      [definition.generatesName ? 'generateName' : 'name']: name,
      namespace: this.resource.namespace,
      labels: compact({ ...chart.labels, ...given.labels }),
      annotations: compact({ ...given.annotations }),
    };
    const manifest = { apiVersion, kind, metadata: plain(metadata, unknown), ...plain(definition.body(), unknown) };
    return { manifest, isKnown };
  }
}
