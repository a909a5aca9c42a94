import { FUNCTIONS, METHODS } from './cel-functions';
import { type Call, CelFault, type Expression, MAX_DEPTH, parseCel } from './cel-syntax';
import {
  Bindings,
  BOOL,
  BYTES,
  DOUBLE,
  DYN,
  INT,
  isSame,
  list,
  map,
  mostGeneral,
  NULL,
  STRING,
  show,
  TYPE,
  type Type,
  UINT,
} from './cel-types';

/**
 * Why cel-go doesn't compile an expression where no variables are declared; undefined if it does. Fields of protobuf's
 * messages aren't checked.
 */
export function faultOfCel(text: string): string | undefined {
  try {
    new Checker().typeOf(parseCel(text), new Map());
    return undefined;
  } catch (fault) {
    if (fault instanceof CelFault) return fault.message;
    throw fault;
  }
}

const LITERALS = { int: INT, uint: UINT, double: DOUBLE, string: STRING, bytes: BYTES, bool: BOOL, null: NULL };

const MESSAGES = (
  'Any Duration Empty ListValue Struct Timestamp Value BoolValue BytesValue DoubleValue FloatValue Int32Value ' +
  'Int64Value StringValue UInt32Value UInt64Value'
)
  .split(' ')
  .map((name) => `google.protobuf.${name}`);
const TYPE_NAMES = 'bool bytes double int list map null_type string type uint'.split(' ');

const GLOBALS: ReadonlyMap<string, Type> = new Map([
  ...[...TYPE_NAMES, ...MESSAGES].map((name) => [name, TYPE] as const),
  ['google.protobuf.NullValue.NULL_VALUE', INT],
]);

/** Macros that go through a list or the keys of a map, by their names and how many arguments they take. */
const LOOPS = ['all/2', 'exists/2', 'exists_one/2', 'filter/2', 'map/2', 'map/3'];

/** Variables that a loop declares. */
type Scope = ReadonlyMap<string, Type>;

class Checker {
  private readonly bindings = new Bindings();
  /** Numbers of different types are compared only from the first loop on: cel-go forgets there that they aren't. */
  private isMixing = false;
  private depth = 0;

  public typeOf(expression: Expression, scope: Scope): Type {
    if (this.depth++ > MAX_DEPTH) throw new CelFault('it is nested too deeply');
    const type = this.typeOfKind(expression, scope);
    this.depth--;
    return type;
  }

  private typeOfKind(expression: Expression, scope: Scope): Type {
    switch (expression.kind) {
      case 'literal':
        return LITERALS[expression.type];
      case 'name':
        return this.typeOfName(expression.name, scope);
      case 'field':
        return globalOf(expression, scope) ?? this.typeOfField(expression.owner, scope);
      case 'call':
        return this.typeOfCall(expression, scope);
      case 'list':
        return list(this.join(expression.items, scope));
      case 'map': {
        const [keys, values] = [0, 1].map((i) => expression.entries.map((entry) => entry[i]));
        return map(this.join(keys, scope), this.join(values, scope));
      }
      case 'message':
        if (!MESSAGES.includes(withoutDot(expression.name))) throw undeclared(expression.name);
        for (const [, value] of expression.fields) this.typeOf(value, scope);
        return DYN;
    }
  }

  private typeOfName(name: string, scope: Scope): Type {
    const known = scope.get(name) ?? GLOBALS.get(withoutDot(name));
    if (known === undefined) throw undeclared(name);
    return known;
  }

  private typeOfField(owner: Expression, scope: Scope): Type {
    const type = this.bindings.resolve(this.typeOf(owner, scope));
    if (type.name === 'map') return type.parts[1];
    if (this.isDynamic(type)) return DYN;
    throw new CelFault(`a ${show(type)} has no fields`);
  }

  private typeOfCall(call: Call, scope: Scope): Type {
    const { name, target, args } = call;
    if (target === undefined && name === 'has' && args.length === 1) {
      if (args[0].kind !== 'field') throw new CelFault('`has` takes a field');
      this.typeOfField(args[0].owner, scope);
      return BOOL;
    }
    if (target !== undefined && LOOPS.includes(`${name}/${args.length}`)) {
      return this.typeOfLoop(name, target, args, scope);
    }
    const types = [...(target === undefined ? [] : [target]), ...args].map((each) => this.typeOf(each, scope));
    if (name !== '&&' && name !== '||') return this.resultOf(call, types);
    if (!types.every((type) => this.bindings.unify([type], [BOOL]))) throw this.undefinedFor(name, types);
    return BOOL;
  }

  /** The type of what the signatures that take the arguments give, if it is the same for all of them. */
  private resultOf({ name, target }: Call, given: readonly Type[]): Type {
    const known = target === undefined ? FUNCTIONS : METHODS;
    const plain = withoutDot(name);
    if (!Object.hasOwn(known, plain)) throw undeclared(name);
    let found: Type | undefined;
    for (const { args, result, isMixed } of known[plain]) {
      if (isMixed && !this.isMixing) continue;
      const [fresh, ...expected] = this.bindings.instantiate([result, ...args]);
      if (!this.bindings.unify(given, expected)) continue;
      const type = this.bindings.resolve(fresh);
      found = found === undefined || isSame(found, type) ? type : DYN;
    }
    if (found !== undefined) return found;
    throw this.undefinedFor(name, given);
  }

  private typeOfLoop(name: string, target: Expression, args: readonly Expression[], scope: Scope): Type {
    const [declared, ...steps] = args;
    if (declared.kind !== 'name' || declared.name === '__result__') {
      throw new CelFault(`\`${name}\` takes a name first`);
    }
    const range = this.bindings.resolve(this.typeOf(target, scope));
    if (!['list', 'map'].includes(range.name) && !this.isDynamic(range)) {
      throw new CelFault(`\`${name}\` goes through no ${show(range)}`);
    }
    this.isMixing = true;
    const element = range.parts[0] ?? DYN;
    const types = steps.map((step) => this.typeOf(step, new Map(scope).set(declared.name, element)));
    const isMapped = name === 'map';
    const condition = isMapped && steps.length === 1 ? BOOL : types[0];
    if (!this.bindings.unify([condition], [BOOL])) throw new CelFault(`the condition of \`${name}\` is no bool`);
    if (isMapped) return list(types[types.length - 1]);
    return name === 'filter' ? list(element) : BOOL;
  }

  /** The type that all of some expressions have. */
  private join(expressions: readonly Expression[], scope: Scope): Type {
    let joined: Type | undefined;
    for (const expression of expressions) {
      const type = this.typeOf(expression, scope);
      if (joined === undefined) joined = type;
      else joined = this.bindings.unify([joined], [type]) ? mostGeneral(joined, type) : DYN;
    }
    return joined ?? this.bindings.fresh();
  }

  private undefinedFor(name: string, types: readonly Type[]): CelFault {
    const given = types.map((type) => show(this.bindings.resolve(type))).join(' and ');
    return new CelFault(`\`${name}\` isn't defined for ${given || 'nothing'}`);
  }

  /** Whether nothing is known of a type; nothing more will be, then. */
  private isDynamic(type: Type): boolean {
    return type === DYN || (type.isVariable === true && this.bindings.unify([DYN], [type]));
  }
}

/** The type of a name with dots, unless its first part is a variable. */
function globalOf(expression: Expression, scope: Scope): Type | undefined {
  const parts: string[] = [];
  let owner = expression;
  for (; owner.kind === 'field'; owner = owner.owner) parts.unshift(owner.field);
  if (owner.kind !== 'name' || scope.has(owner.name)) return undefined;
  return GLOBALS.get(withoutDot([owner.name, ...parts].join('.')));
}

function withoutDot(name: string): string {
  return name.replace(/^\./, '');
}

function undeclared(name: string): CelFault {
  return new CelFault(`\`${name}\` isn't declared`);
}
