import type { Construct } from 'constructs';
import type { IKnativeServing } from '../serving/serving-reference';
import { Contour, type ContourOptions } from './contour';
import { GatewayApi, type GatewayApiOptions } from './gateway-api';
import { Istio, type IstioOptions } from './istio';
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

  /** The gateways of an Istio that is installed already. */
  public static istio(options: IstioOptions = {}): Ingress {
    return new Ingress(
      'istio.ingress.networking.knative.dev',
      (scope, serving) => new Istio(scope, 'istio', { ...options, serving }),
    );
  }

  /** A Contour that is installed already. */
  public static contour(options: ContourOptions = {}): Ingress {
    return new Ingress(
      'contour.ingress.networking.knative.dev',
      (scope, serving) => new Contour(scope, 'contour', { ...options, serving }),
    );
  }

  /** Gateways of the Gateway API, whose definitions and implementation are installed already. */
  public static gatewayApi(options: GatewayApiOptions = {}): Ingress {
    return new Ingress(
      'gateway-api.ingress.networking.knative.dev',
      (scope, serving) => new GatewayApi(scope, 'gateway-api', { ...options, serving }),
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
