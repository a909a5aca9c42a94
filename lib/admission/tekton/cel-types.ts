/** A type of CEL. Lists and maps have the types of what they hold; a variable stands for a type that isn't known yet. */
export interface Type {
  readonly name: string;
  readonly parts: readonly Type[];
  readonly isVariable?: true;
}

export const BOOL = type('bool');
export const BYTES = type('bytes');
export const DOUBLE = type('double');
export const DURATION = type('duration');
export const DYN = type('dyn');
export const INT = type('int');
export const NULL = type('null');
export const STRING = type('string');
export const TIMESTAMP = type('timestamp');
export const TYPE = type('type');
export const UINT = type('uint');

export function type(name: string, ...parts: Type[]): Type {
  return { name, parts };
}

export function variable(name: string): Type {
  return { name, parts: [], isVariable: true };
}

export function list(of: Type): Type {
  return type('list', of);
}

export function map(key: Type, value: Type): Type {
  return type('map', key, value);
}

/** A type as the language writes it. */
export function show({ name, parts, isVariable }: Type): string {
  if (isVariable) return 'dyn';
  return parts.length === 0 ? name : `${name}(${parts.map(show).join(', ')})`;
}

/** What the variables stand for, as far as an expression has told. */
export class Bindings {
  private types: ReadonlyMap<string, Type> = new Map();
  private count = 0;

  /** A variable that stands for nothing yet. */
  public fresh(): Type {
    return variable(`_${this.count++}`);
  }

  /** The types with fresh variables in place of theirs. */
  public instantiate(types: readonly Type[]): Type[] {
    const fresh = new Map<string, Type>();
    return types.map((given) =>
      replaceVariables(given, ({ name }) => {
        const known = fresh.get(name) ?? this.fresh();
        fresh.set(name, known);
        return known;
      }),
    );
  }

  /** The type with the variables replaced by what they stand for. */
  public resolve(given: Type): Type {
    return replaceVariables(given, (each) => {
      const bound = this.types.get(each.name);
      return bound === undefined ? each : this.resolve(bound);
    });
  }

  /** Whether each type can be where the other is expected. If so, variables are bound to make it true. */
  public unify(left: readonly Type[], right: readonly Type[]): boolean {
    const bindings = new Map(this.types);
    if (!agreeAll(bindings, left, right)) return false;
    this.types = bindings;
    return true;
  }
}

function replaceVariables(given: Type, by: (variable: Type) => Type): Type {
  if (given.isVariable) return by(given);
  return given.parts.length === 0 ? given : type(given.name, ...given.parts.map((part) => replaceVariables(part, by)));
}

type Bound = Map<string, Type>;

function agreeAll(bound: Bound, left: readonly Type[], right: readonly Type[]): boolean {
  return left.length === right.length && left.every((each, i) => agree(bound, each, right[i]));
}

function agree(bound: Bound, left: Type, right: Type): boolean {
  if (right.isVariable) {
    const { isRight, isBound } = bind(bound, right, left);
    if (isRight || isBound) return isRight;
  }
  if (left.isVariable) return bind(bound, left, right).isRight;
  if (left === DYN || right === DYN) return true;
  if (left === NULL || right === NULL) return isNullable(left) && isNullable(right);
  return left.name === right.name && agreeAll(bound, left.parts, right.parts);
}

/** Lets a variable stand for a type, if it stands for none that differs and isn't itself a part of the type. */
function bind(bound: Bound, of: Type, to: Type): { isRight: boolean; isBound: boolean } {
  const known = bound.get(of.name);
  if (isSame(of, to) || (known !== undefined && isSame(known, to))) return { isRight: true, isBound: true };
  if (known !== undefined) {
    if (!agree(bound, to, known)) return { isRight: false, isBound: true };
    const general = mostGeneral(to, known);
    if (!contains(bound, general, of)) bound.set(of.name, general);
    return { isRight: true, isBound: true };
  }
  const isRight = !contains(bound, to, of);
  if (isRight) bound.set(of.name, to);
  return { isRight, isBound: false };
}

/** Whether two types are the same. */
export function isSame(left: Type, right: Type): boolean {
  return left.name === right.name && left.parts.every((part, i) => isSame(part, right.parts[i]));
}

function contains(bound: Bound, within: Type, searched: Type): boolean {
  if (isSame(within, searched)) return true;
  const known = within.isVariable ? bound.get(within.name) : undefined;
  return (
    (known !== undefined && contains(bound, known, searched)) ||
    within.parts.some((part) => contains(bound, part, searched))
  );
}

/** Of two types that agree, the one that says less. */
export function mostGeneral(left: Type, right: Type): Type {
  return saysLess(left, right) ? left : right;
}

function saysLess(left: Type, right: Type): boolean {
  if (isOpen(left)) return true;
  return !isOpen(right) && left.name === right.name && left.parts.every((part, i) => saysLess(part, right.parts[i]));
}

function isOpen(each: Type): boolean {
  return each === DYN || each.isVariable === true;
}

function isNullable(each: Type): boolean {
  return [NULL, DURATION, TIMESTAMP].includes(each);
}
