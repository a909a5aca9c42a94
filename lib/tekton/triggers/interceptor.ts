import type { Construct } from 'constructs';
import { Resource, type ResourceProps } from '../../kubernetes/resource';

/** An interceptor that triggers can call: a ClusterInterceptor or an Interceptor. */
export interface IInterceptor {
  /** How triggers name the interceptor. */
  readonly interceptorReference: InterceptorReference;
}

/** How triggers name an interceptor. */
export interface InterceptorReference {
  /** Name of the interceptor. */
  readonly name: string;

  /**
   * `ClusterInterceptor` or `NamespacedInterceptor`.
   *
   * @default ClusterInterceptor
   */
  readonly kind?: string;

  /**
   * API version of the interceptor, which Triggers doesn't read.
   *
   * @default - none
   */
  readonly apiVersion?: string;
}

/** What may be said of the Service behind an interceptor. */
export interface InterceptorServiceOptions {
  /**
   * Path of the URL that is called.
   *
   * @default - none
   */
  readonly path?: string;

  /**
   * Port of the Service, 1 to 65535.
   *
   * @default - 8443 with `caBundle`, else 80
   */
  readonly port?: number;
}

/** Where an interceptor is reached. */
export class InterceptorAddress {
  /** A Kubernetes Service. */
  public static service(name: string, namespace: string, options: InterceptorServiceOptions = {}): InterceptorAddress {
    return new InterceptorAddress({ service: { name, namespace, ...options } });
  }

  /** A URL. */
  public static url(url: string): InterceptorAddress {
    return new InterceptorAddress({ url });
  }

  private constructor(
    /** @internal */
    public readonly _clientConfig: object,
  ) {}
}

/** Props of an Interceptor or ClusterInterceptor. */
export interface InterceptorProps extends ResourceProps {
  /** Where it is reached. */
  readonly address: InterceptorAddress;

  /**
   * Certificates of the authorities that signed the interceptor's, PEM, encoded as base64. It is called over TLS then.
   *
   * @default - it is called without TLS or, with a URL, as the URL says
   */
  readonly caBundle?: string;
}

/**
 * A program that checks, changes or drops events, for triggers of listeners in its namespace. It takes and answers JSON
 * over HTTP.
 *
 * @see https://tekton.dev/docs/triggers/namespacedinterceptors/
 */
export class Interceptor extends Resource implements IInterceptor {
  /** The Interceptor of this name in the listener's namespace. */
  public static fromInterceptorName(name: string): IInterceptor {
    return { interceptorReference: { name, kind: NAMESPACED } };
  }

  public constructor(scope: Construct, id: string, props: InterceptorProps) {
    super(scope, id, { apiVersion: 'triggers.tekton.dev/v1alpha1', kind: 'Interceptor' }, withServerType(props));
    this._define({ props, body: () => renderInterceptor(props), terms: TERMS });
  }

  public get interceptorReference(): InterceptorReference {
    return { name: this.name, kind: NAMESPACED };
  }
}

/**
 * A program that checks, changes or drops events, for the triggers of all namespaces. Triggers brings those named `cel`,
 * `github`, `gitlab`, `bitbucket` and `slack`, for which `TriggerInterceptor` has factories.
 *
 * @see https://tekton.dev/docs/triggers/clusterinterceptors/
 */
export class ClusterInterceptor extends Resource implements IInterceptor {
  /** The ClusterInterceptor of this name. */
  public static fromClusterInterceptorName(name: string): IInterceptor {
    return { interceptorReference: { name, kind: 'ClusterInterceptor' } };
  }

  public constructor(scope: Construct, id: string, props: InterceptorProps) {
    super(
      scope,
      id,
      { apiVersion: 'triggers.tekton.dev/v1alpha1', kind: 'ClusterInterceptor', clusterScoped: true },
      withServerType(props),
    );
    this._define({ props, body: () => renderInterceptor(props), terms: TERMS });
  }

  public get interceptorReference(): InterceptorReference {
    return { name: this.name, kind: 'ClusterInterceptor' };
  }
}

/** What triggers call the kind that is named Interceptor. */
const NAMESPACED = 'NamespacedInterceptor';

const TERMS = { 'spec.clientConfig': 'address', 'spec.clientConfig.caBundle': 'caBundle' };

/** Without this label, the webhook of Triggers would put it in place of all others. */
function withServerType({ labels, ...props }: InterceptorProps): ResourceProps {
  return { ...props, labels: { 'server/type': 'http', ...labels } };
}

function renderInterceptor({ address, caBundle }: InterceptorProps) {
  return { spec: { clientConfig: { ...address._clientConfig, caBundle } } };
}
