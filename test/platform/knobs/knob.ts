/** The fields that a value moves, a line each as `changes` writes it, by the path of the prop. */
export type Knobs = { readonly [prop: string]: readonly [value: unknown, ...moved: string[]] };

/** Knobs whose value fits to another setting alone, each with the props in which it is moved. */
export type Given = { readonly [prop: string]: object };

/** Props in which one, at a path such as `config.features`, has a value. */
export function at(path: string, value: unknown): object {
  return path.split('.').reduceRight((inner, prop) => ({ [prop]: inner }), value as object);
}

/** Props with those of others in them. Only literals are taken apart, no instances of classes. */
export function merge(props: any, others: any): any {
  const isLiteral = (value: unknown) => Object.getPrototypeOf(value ?? 0) === Object.prototype;
  if (!isLiteral(props) || !isLiteral(others)) return others;
  const merged = { ...props };
  for (const [prop, value] of Object.entries(others)) merged[prop] = prop in props ? merge(props[prop], value) : value;
  return merged;
}
