import type { Construct } from 'constructs';
import type { IKnativeServing } from '../serving/serving-reference';
import { Kourier, type KourierOptions } from './kourier';

/** The ingress layer through which Services are reached. */
export class Ingress {
  /** Kourier with its own gateway. */
  public static kourier(options: KourierOptions = {}): Ingress {
    return new Ingress(
      'kourier.ingress.networking.knative.dev',
      (scope, serving) => new Kourier(scope, 'kourier', { ...options, serving }),
    );
  }

  /** An ingress layer that is installed by other means, by its class. */
  public static custom(className: string): Ingress {
    return new Ingress(className, () => undefined);
  }

  private constructor(
    /** Class by which Serving chooses the ingress layer, such as `kourier.ingress.networking.knative.dev`. */
    public readonly className: string,
    private readonly install: (scope: Construct, serving: IKnativeServing) => void,
  ) {}

  /** @internal */
  public _install(scope: Construct, serving: IKnativeServing): void {
    this.install(scope, serving);
  }
}
