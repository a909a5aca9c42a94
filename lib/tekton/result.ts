import { dotlessMember, member, variable } from './expression';
import { renderProperties } from './param';
import { ValueType } from './value-type';

/** What a result may say of itself. */
export interface ResultOptions {
  /**
   * What the result is.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * The result of a step that a task hands on, such as `step.result('digest').value`. Not for results of steps.
   *
   * @default - a step writes it to `path`
   */
  readonly value?: string;
}

/**
 * A result that a Task, StepAction or step declares. What a pipeline reads of it comes from its task:
 * `clone.result('commit').value`.
 *
 * @see https://tekton.dev/docs/pipelines/tasks/#emitting-results
 */
export abstract class Result {
  protected constructor(
    /** Name of the result: letters, digits, `-`, `_` and dots. */
    public readonly name: string,
    private readonly options: ResultOptions,
    /** @internal */
    public readonly _type: ValueType,
  ) {}

  /** File that a step of the task writes the result to: `$(results.name.path)`. */
  public get path(): string {
    return variable(`results${member(this.name)}.path`);
  }

  /** File that a step writes its own result to: `$(step.results.name.path)`. */
  public get stepPath(): string {
    return variable(`step.results${member(this.name)}.path`);
  }

  /** The file of the result: `path`. */
  public toString(): string {
    return this.path;
  }

  /** @internal */
  public _toManifest(): object {
    const { description, value } = this.options;
    const type = this._type === ValueType.STRING ? undefined : this._type;
    return { name: this.name, type, description, value };
  }
}

/** A result that is a string. */
export class StringResult extends Result {
  public constructor(name: string, options: ResultOptions = {}) {
    super(name, options, ValueType.STRING);
  }
}

/** A result that is a list of strings: the step writes a JSON array. */
export class ArrayResult extends Result {
  public constructor(name: string, options: ResultOptions = {}) {
    super(name, options, ValueType.ARRAY);
  }
}

/** A result that is a string by key: the step writes a JSON object. */
export class ObjectResult extends Result {
  public constructor(
    name: string,
    private readonly keys: string[],
    options: ResultOptions = {},
  ) {
    super(name, options, ValueType.OBJECT);
  }

  /** @internal */
  public override _toManifest(): object {
    return { ...super._toManifest(), properties: renderProperties(this.keys) };
  }
}

/** What a task or a step has put out, for those that come after it. */
export class ResultReference {
  private readonly path: string;

  /** @internal */
  public constructor(
    owner: string,
    name: string,
    private readonly valueType?: ValueType,
  ) {
    this.path = `${owner}.results${dotlessMember(owner, 'result', name)}`;
  }

  /** The value of a string. */
  public get value(): string {
    return variable(this.path);
  }

  /** The whole list or object; of a task with a matrix, the list of what its runs have put out. */
  public get all(): string {
    return variable(`${this.path}[*]`);
  }

  /** One element of a list, counted from 0. */
  public item(index: number): string {
    return variable(`${this.path}[${index}]`);
  }

  /** The value of one key of an object. */
  public key(key: string): string {
    return variable(`${this.path}${dotlessMember(this.path, 'key', key)}`);
  }

  /** The whole value as an expression, in the form that its type needs; a string where the type isn't known. */
  public toString(): string {
    return this.valueType === ValueType.ARRAY || this.valueType === ValueType.OBJECT ? this.all : this.value;
  }
}
