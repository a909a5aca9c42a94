import { refusal } from '../admission/finding';
import type { Destination, IAddressable } from '../kubernetes/addressable';
import type { ObjectReference } from '../kubernetes/reference';
import { compact } from '../kubernetes/render';

/** What is known of a receiver beside its name. */
export interface SinkOptions {
  /**
   * Certificates, PEM, of the authorities that signed the receiver's certificate.
   *
   * @default - the trust bundles of the cluster
   */
  readonly caCerts?: string;

  /**
   * OIDC audience of the receiver.
   *
   * @default - the audience that the receiver's own status holds
   */
  readonly audience?: string;
}

/** What is known of a receiver that is an object. */
export interface ReferenceSinkOptions extends SinkOptions {
  /**
   * Path below the object's address, such as `/orders`.
   *
   * @default - the address itself
   */
  readonly path?: string;
}

/**
 * Receivers of events that this program doesn't declare. Everything else that has an address, such as a Service or a
 * Broker, is a receiver by itself.
 *
 * @see https://knative.dev/docs/eventing/sinks/
 */
export class Sink implements IAddressable {
  /** The receiver at an absolute URI, such as `https://example.com/orders`. */
  public static uri(uri: string, options: SinkOptions = {}): Sink {
    return new Sink({ uri, ...options });
  }

  /** An addressable object that exists. */
  public static fromReference(ref: ObjectReference, options: ReferenceSinkOptions = {}): Sink {
    const { path, ...rest } = options;
    return new Sink({ ref, uri: path, ...rest });
  }

  /**
   * A path below the address of a receiver, or its address with certificates or an audience of one's own. Throws if the
   * receiver is a URI that isn't known yet, so that no path can be put below it.
   */
  public static at(target: IAddressable, options: ReferenceSinkOptions): Sink {
    const { path, ...rest } = options;
    const { destination } = target;
    const uri = path === undefined || destination?.ref ? path : below(destination?.uri, path);
    return new Sink({ ...destination, ...compact({ uri, ...rest }) }, target);
  }

  private constructor(
    public readonly destination: Destination,
    /** @internal */
    public readonly _target?: IAddressable,
  ) {}
}

/** The path at the host of a URI, as Eventing resolves it against the address of an object. */
function below(uri: unknown, path: unknown): string {
  if (typeof uri === 'string' && typeof path === 'string' && URL.canParse(path, uri)) return new URL(path, uri).href;
  const allowed = 'a path below an object, or below an absolute URI that is known';
  const change = 'give the whole URI by `Sink.uri`';
  throw refusal('Sink.at', [{ rule: 'eventing/destination', field: 'path', value: path, allowed, change }]);
}

/**
 * How a manifest names a receiver.
 *
 * @internal
 */
export function renderDestination({ destination }: IAddressable): object {
  // What has no destination, in JavaScript, is refused by the rule that wants `ref` or `uri`.
  const { ref, uri, caCerts, audience } = destination ?? {};
  return { ref, uri, CACerts: caCerts, audience };
}
