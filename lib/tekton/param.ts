import { member, variable } from './expression';

/** What every param may say of itself. */
export interface ParamOptions {
  /**
   * What the param is for.
   *
   * @default - none
   */
  readonly description?: string;
}

/** Options of a param that holds a string. */
export interface StringParamOptions extends ParamOptions {
  /**
   * Value where none is given.
   *
   * @default - a value must be given
   */
  readonly defaultValue?: string;

  /**
   * The values that are allowed. The platform's `enable-param-enum` must be `true`.
   *
   * @default - any value
   */
  readonly allowedValues?: string[];
}

/** Options of a param that holds a list. */
export interface ArrayParamOptions extends ParamOptions {
  /**
   * Value where none is given.
   *
   * @default - a value must be given
   */
  readonly defaultValue?: string[];
}

/** Options of a param that holds a string by key. */
export interface ObjectParamOptions extends ParamOptions {
  /**
   * The keys of the object.
   *
   * @default - those of `defaultValue`
   */
  readonly keys?: string[];

  /**
   * Value of keys where none is given.
   *
   * @default - a value must be given for each key
   */
  readonly defaultValue?: { readonly [key: string]: string };
}

/**
 * A param that a Task, StepAction or Pipeline declares. Inside of what declares it, its members stand for the value that
 * a run gives.
 *
 * @see https://tekton.dev/docs/pipelines/tasks/#specifying-parameters
 */
export abstract class Param {
  protected constructor(
    /** Name of the param: letters, digits, `-`, `_` and, but for objects, dots; not led by a digit. */
    public readonly name: string,
  ) {}

  /** The whole value as an expression, in the form that its type needs. */
  public abstract toString(): string;

  /** @internal */
  public abstract _toManifest(): object;

  /** @internal */
  protected _variable(suffix = ''): string {
    return variable(`params${member(this.name)}${suffix}`);
  }
}

/** A param that holds a string. */
export class StringParam extends Param {
  public constructor(
    name: string,
    private readonly options: StringParamOptions = {},
  ) {
    super(name);
  }

  /** The value: `$(params.name)`. */
  public get value(): string {
    return this._variable();
  }

  public toString(): string {
    return this.value;
  }

  /** @internal */
  public _toManifest(): object {
    const { description, defaultValue, allowedValues } = this.options;
    return { name: this.name, description, default: defaultValue, enum: allowedValues };
  }
}

/** A param that holds a list of strings. */
export class ArrayParam extends Param {
  public constructor(
    name: string,
    private readonly options: ArrayParamOptions = {},
  ) {
    super(name);
  }

  /** The whole list: `$(params.name[*])`. Stands alone as one element of a command or arguments, or as a whole value. */
  public get all(): string {
    return this._variable('[*]');
  }

  /** One element, counted from 0: `$(params.name[0])`. */
  public item(index: number): string {
    return this._variable(`[${index}]`);
  }

  public toString(): string {
    return this.all;
  }

  /** @internal */
  public _toManifest(): object {
    const { description, defaultValue } = this.options;
    return { name: this.name, type: 'array', description, default: defaultValue };
  }
}

/** A param that holds a string by key. */
export class ObjectParam extends Param {
  public constructor(
    name: string,
    private readonly options: ObjectParamOptions = {},
  ) {
    super(name);
  }

  /** The whole object: `$(params.name[*])`. Only as a whole value of another object. */
  public get all(): string {
    return this._variable('[*]');
  }

  /** The value of one key: `$(params.name.key)`. */
  public key(key: string): string {
    return this._variable(`.${key}`);
  }

  public toString(): string {
    return this.all;
  }

  /** @internal */
  public _toManifest(): object {
    const { description, keys, defaultValue } = this.options;
    const properties = renderProperties(keys ?? Object.keys(defaultValue ?? {}));
    return { name: this.name, type: 'object', description, properties, default: defaultValue };
  }
}

/**
 * The keys of an object as a schema: all of them hold strings.
 *
 * @internal
 */
export function renderProperties(keys: readonly string[]): object {
  return Object.fromEntries(keys.map((key) => [key, { type: 'string' }]));
}

/** Values of params, by name. A param is in one of the three. */
export interface ParamValues {
  /**
   * Values that are strings. The expression of a whole list or object (`all`) belongs here too.
   *
   * @default - none
   */
  readonly params?: { readonly [name: string]: string };

  /**
   * Values that are lists of strings.
   *
   * @default - none
   */
  readonly arrayParams?: { readonly [name: string]: string[] };

  /**
   * Values that are objects.
   *
   * @default - none
   */
  readonly objectParams?: { readonly [name: string]: { readonly [key: string]: string } };
}

/** @internal */
export function renderParamValues({ params, arrayParams, objectParams }: ParamValues): object[] | undefined {
  const values = [params, arrayParams, objectParams].flatMap((map) =>
    Object.entries(map ?? {}).map(([name, value]) => ({ name, value })),
  );
  return values.length === 0 ? undefined : values;
}
