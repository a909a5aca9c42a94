import type { Construct } from 'constructs';
import type { Destination, IAddressable } from '../kubernetes/addressable';
import { Resource, type ResourceProps } from '../kubernetes/resource';

/** Props of a Service. */
export interface ServiceProps extends ResourceProps {
  /** Image of the container. */
  readonly image: string;
}

/** An application that scales on requests. */
export class Service extends Resource implements IAddressable {
  constructor(scope: Construct, id: string, props: ServiceProps) {
    super(scope, id, { apiVersion: 'serving.knative.dev/v1', kind: 'Service', maxNameLength: 57 }, props);
    this._define({ body: () => ({ spec: { template: { spec: { containers: [{ image: props.image }] } } } }) });
  }

  public get destination(): Destination {
    return { ref: this.reference };
  }
}
