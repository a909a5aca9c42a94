import type { Construct } from 'constructs';
import { Resource, type ResourceProps } from '../kubernetes/resource';
import type { IRevision } from './revision';
import { type RevisionTemplateProps, renderRevisionTemplate, TEMPLATE_TERMS } from './revision-template';

/** A Configuration: what makes revisions. */
export interface IConfiguration {
  /** Name of the Configuration. */
  readonly name: string;
}

/** Props of a Configuration. */
export interface ConfigurationProps extends ResourceProps, RevisionTemplateProps {}

/**
 * Makes a revision whenever its template changes, and no traffic gets to them without a Route. A Service is both in one.
 *
 * @see https://knative.dev/docs/serving/
 */
export class Configuration extends Resource implements IConfiguration, IRevision {
  /** The Configuration of this name, in the namespace of the Route that uses it. */
  public static fromConfigurationName(name: string): IConfiguration {
    return { name };
  }

  public constructor(
    scope: Construct,
    id: string,
    private readonly template: ConfigurationProps,
  ) {
    super(scope, id, { apiVersion: 'serving.knative.dev/v1', kind: 'Configuration', maxNameLength: 54 }, template);
    this._define({
      props: template,
      body: () => ({ spec: { template: this.rendered } }),
      terms: TEMPLATE_TERMS,
    });
  }

  /** Name of the revision that the template makes; undefined if `revisionName` isn't given. */
  public get revisionName(): string | undefined {
    return this.rendered.metadata?.name;
  }

  private get rendered() {
    return renderRevisionTemplate(this, this.template, this._patchesBelow('/spec/template'));
  }
}
