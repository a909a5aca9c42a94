import { render } from '../../kubernetes/render';

/** What may be said of a param of a TriggerTemplate. */
export interface TemplateParamOptions {
  /**
   * What the param is for.
   *
   * @default - nothing is said
   */
  readonly description?: string;

  /**
   * Value where a trigger binds none, or reads one that the event doesn't have.
   *
   * @default - every trigger must bind one
   */
  readonly defaultValue?: string;
}

/**
 * A param of a TriggerTemplate: a binding gives a value to its name, and the template's resources use that value.
 *
 * @see https://tekton.dev/docs/triggers/triggertemplates/#specifying-parameters
 */
export class TemplateParam {
  /** How resources write the param's value: `$(tt.params.<name>)`. */
  public readonly value: string;

  public constructor(
    /** Name of the param. */
    public readonly name: string,
    private readonly options: TemplateParamOptions = {},
  ) {
    this.value = `$(tt.params.${name})`;
  }

  /** The same as `value`, so that a template string takes the param as it is. */
  public toString(): string {
    return this.value;
  }

  /** @internal */
  public _toManifest(): object {
    const { description, defaultValue } = this.options;
    return { name: this.name, description, default: render(defaultValue, String) };
  }
}
