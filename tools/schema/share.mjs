/**
 * Keeps each sub-schema that occurs more than once in a table and puts its index in its places: a number where a schema
 * belongs stands for the table's entry.
 */
export class SharedNodes {
  #ids = new Map();
  #nodes = [];
  #uses = [];

  /** Takes a schema in; returns what `place` needs. */
  add(schema) {
    const node = mapSchemas(schema, (child) => this.add(child));
    const text = JSON.stringify(node);
    let id = this.#ids.get(text);
    if (id === undefined) {
      id = this.#nodes.length;
      this.#ids.set(text, id);
      this.#nodes.push(node);
      this.#uses.push(0);
      mapSchemas(node, (child) => {
        this.#uses[child]++;
        return child;
      });
    }
    return id;
  }

  /** Counts a use from outside of all schemas. */
  use(id) {
    this.#uses[id]++;
    return id;
  }

  /** The table, in which a name stands for itself, and a function that writes a schema that was taken in. */
  finish() {
    const table = [];
    const places = new Map();
    const write = (id) => mapSchemas(this.#nodes[id], place);
    const place = (id) => {
      if (typeof this.#nodes[id] === 'string') return this.#nodes[id];
      if (this.#uses[id] < 2 || JSON.stringify(this.#nodes[id]).length <= SHORT) return write(id);
      if (!places.has(id)) {
        const node = write(id);
        places.set(id, table.push(node) - 1);
      }
      return places.get(id);
    };
    return { table, place };
  }
}

/** Length up to which an entry of the table isn't worth its index. */
const SHORT = 20;

/** A copy of a schema with each schema directly below it replaced. */
export function mapSchemas(schema, replace) {
  if (typeof schema !== 'object') return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      if (key === 'properties') return [key, mapValues(value, replace)];
      if (key === 'items' || key === 'not') return [key, replace(value)];
      if (key === 'additionalProperties' && typeof value !== 'boolean') return [key, replace(value)];
      if (key === 'allOf' || key === 'anyOf' || key === 'oneOf') return [key, value.map(replace)];
      return [key, value];
    }),
  );
}

function mapValues(object, replace) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, replace(value)]));
}
