import { ApiObject, App, JsonPatch, Lazy, LazyResolver, resolve } from 'cdk8s';
import { formatFinding } from '../admission/finding';
import { isObject } from '../admission/json';
import { patchesOf } from '../admission/json-patches';
import type { Manifest } from '../admission/rule';
import { fieldPath } from '../admission/schema/walk';
import { compact, plain } from './render';
import type { Resource, ResourceDefinition, ResourceProps } from './resource';

/**
 * The ApiObject of a resource. It renders what any ApiObject would, but walks the body once where cdk8s walks it three
 * times, and not at all while it is as it was declared.
 *
 * @internal
 */
export class ResourceObject extends ApiObject {
  /** The manifest as it was declared, as JSON, which takes little memory; undefined if it has changed or isn't known. */
  private content?: string;

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

  public override addJsonPatch(...patches: JsonPatch[]): void {
    super.addJsonPatch(...patches);
    this.change();
  }

  public override toJson(): any {
    try {
      const manifest = this.content === undefined ? this.render() : JSON.parse(this.content);
      manifest.metadata = this.metadata.toJson();
      return JsonPatch.apply(manifest, ...patchesOf(this));
    } catch (error) {
      throw new Error(`Failed serializing construct at path '${this.node.path}' with name '${this.name}': ${error}`);
    }
  }

  /**
   * The manifest as props and chart declare it, without what patches and calls add; as JSON too, if nothing in it is still
   * to be resolved; and what is.
   */
  public declare(): { readonly manifest: Manifest; readonly content?: string; readonly unknown: readonly unknown[] } {
    const { apiVersion, kind, name, chart, given, definition } = this;
    const unknown: unknown[] = [];
    const note = (value: unknown) => {
      unknown.push(value);
      return value;
    };
    const metadata = {
      [definition.generatesName ? 'generateName' : 'name']: name,
      namespace: this.resource.namespace,
      labels: compact({ ...chart.labels, ...given.labels }),
      annotations: compact({ ...given.annotations }),
    };
    const manifest = { apiVersion, kind, metadata: plain(metadata, note), ...plain(definition.body(), note) };
    if (unknown.length === 0 && !this.hasOwnResolvers) this.content = JSON.stringify(manifest);
    return { manifest, content: this.content, unknown };
  }

  /** Forgets what was declared: a call has changed it, so each rendering asks for the body. */
  public change(): void {
    this.content = undefined;
  }

  private render(): any {
    const { apiVersion, kind } = this;
    const declared = this.definition.body();
    const body = this.hasOwnResolvers ? resolve([], declared, this) : declared;
    const known = (value: unknown, holder = value): unknown => {
      const resolved = resolve([], value, this);
      if (resolved === value) throw new Error(this.refuse(value, fieldPath(placeOf(holder, body) ?? [])));
      return plain(resolved, (inner) => known(inner, holder));
    };
    return { apiVersion, kind, metadata: {}, ...plain(body, known) };
  }

  /** Says that a value is none of a manifest: most often a Lazy has given what the prop takes. */
  private refuse(value: any, field: string): string {
    const finding = {
      rule: 'kubernetes/lazy-value',
      field,
      value: `a value of type ${value.constructor?.name}`,
      allowed: 'what the manifest holds: text, a number, true or false, a list or an object of these',
      change: 'let the Lazy give that, such as 30 in place of Duration.seconds(30)',
    };
    return formatFinding(finding, this.resource._terms);
  }

  /** Whether the app brings resolvers: they come before cdk8s's own, and may resolve any value. */
  private get hasOwnResolvers(): boolean {
    return !(App.of(this).resolvers[0] instanceof LazyResolver);
  }
}

/** Where a value stands in another one. It is only looked for once it can't be rendered: rendering notes no places. */
function placeOf(value: unknown, body: unknown): (string | number)[] | undefined {
  if (value === body) return [];
  if (!Array.isArray(body) && !isObject(body)) return undefined;
  for (const [key, child] of Object.entries(body)) {
    const place = placeOf(value, child);
    if (place !== undefined) return [Array.isArray(body) ? Number(key) : key, ...place];
  }
  return undefined;
}
