// What the cluster takes of a kind: its CRD's schema and, where that is open, the Go type that its webhook decodes.
import { mapSchemas } from './share.mjs';

/** Components whose webhook passes over fields that its types lack; the others refuse them. */
const LENIENT = new Set(['serving', 'kafka']);

const OPEN = 'x-kubernetes-preserve-unknown-fields';

/** Merges the schemas of a component with Go types, as `npm run schema` gets them from `types/`. */
export class Structures {
  /** Names of the types that the merged schemas refer to. */
  referred = new Set();

  constructor({ kinds, types }) {
    this.kinds = kinds;
    this.types = types;
  }

  /** The structure of a kind: in place of a schema may stand a type's name, after `~` if unknown fields pass below it. */
  of(component, kind, crdSchema) {
    this.lenient = LENIENT.has(component);
    const merged = this.merge(crdSchema, this.kinds[kind], true);
    const properties = {
      ...merged.properties,
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: this.refer('meta/v1.ObjectMeta', true),
      status: { [OPEN]: true },
    };
    return { ...merged, properties };
  }

  merge(crd, type, isRoot = false) {
    if (type === undefined) return crd;
    const go = this.resolve(type);
    if (!crd[OPEN]) return this.mergeClosed(crd, go);
    const isBare = Object.keys(crd).every((key) => key === 'type' || key === OPEN || key === 'x-kubernetes-map-type');
    if (isBare && !isRoot) return this.place(type);
    const { [OPEN]: open, ...rest } = this.requireWhatIsMissed(crd, go);
    const properties = { ...mapValues(go.properties, (field) => this.place(field)), ...this.mergeFields(crd, go) };
    return { ...rest, properties, ...(this.lenient || go.properties === undefined ? { [OPEN]: true } : {}) };
  }

  mergeClosed(crd, go) {
    const merged = this.requireWhatIsMissed(crd, go);
    if (crd.format === undefined && go.format !== undefined && isSameType(crd, go)) merged.format = go.format;
    if (crd.items) merged.items = this.merge(crd.items, go.items);
    if (typeof crd.additionalProperties === 'object') {
      merged.additionalProperties = this.merge(crd.additionalProperties, go.additionalProperties);
    }
    if (crd.properties) merged.properties = this.mergeFields(crd, go);
    return merged;
  }

  /** The CRD's fields; a strict webhook refuses those that its type lacks. */
  mergeFields(crd, go) {
    const fields = Object.entries(crd.properties ?? {})
      .filter(([field]) => this.lenient || go.properties === undefined || field in go.properties)
      .map(([field, schema]) => {
        const merged = this.merge(schema, go.properties?.[field]);
        // An empty text that Go doesn't write is missed where one must be.
        const isMissed = crd.required?.includes(field) && go.omitted?.includes(field) && schema.type === 'string';
        return [field, isMissed ? { ...merged, minLength: 1 } : merged];
      });
    return Object.fromEntries(fields);
  }

  /** A copy of a CRD's schema that requires what the webhook doesn't fill in, or fills in with a null that isn't taken. */
  requireWhatIsMissed(crd, go) {
    const { required = [], ...rest } = crd;
    const missed = new Set(required.filter((field) => !this.isFilled(field, crd, go)));
    for (const field of go.nulls ?? []) if (refusesNull(crd.properties?.[field])) missed.add(field);
    return missed.size > 0 ? { ...rest, required: [...missed] } : rest;
  }

  /** Whether the webhook adds a field that nobody set, and the schema takes what it adds. */
  isFilled(field, crd, go) {
    const schema = crd.properties?.[field] ?? {};
    if (schema.default !== undefined) return true;
    if (!go.always?.includes(field)) return false;
    const goField = this.resolve(go.properties[field]);
    if (goField.type === 'object')
      return (schema.required ?? []).every((inner) => this.isFilled(inner, schema, goField));
    const limits = ['enum', 'pattern', 'minLength', 'minimum', ...(schema.type === 'string' ? ['format'] : [])];
    return !limits.some((key) => key in schema);
  }

  /** A part of a Go type, its types referred to by name. */
  place(type) {
    return typeof type === 'string' ? this.refer(type) : this.inline(type);
  }

  inline(type) {
    return mapSchemas(type, (child) => this.place(child));
  }

  resolve(type) {
    return typeof type === 'string' ? this.types[type] : type;
  }

  refer(name, strict = !this.lenient) {
    this.#reach(name);
    return strict ? name : `~${name}`;
  }

  #reach(reference) {
    const name = reference.replace(/^~/, '');
    if (this.referred.has(name)) return;
    this.referred.add(name);
    const visit = (child) => {
      if (typeof child === 'string') this.#reach(child);
      else mapSchemas(child, visit);
      return child;
    };
    mapSchemas(this.types[name], visit);
  }
}

function refusesNull(schema) {
  return schema?.type !== undefined && !schema.nullable && schema.default === undefined;
}

function isSameType(crd, go) {
  return crd.type === go.type || crd['x-kubernetes-int-or-string'] === go['x-kubernetes-int-or-string'];
}

function mapValues(object = {}, replace) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, replace(value)]));
}
