import type { Construct } from 'constructs';
import type { Destination, IAddressable } from '../../kubernetes/addressable';
import { render } from '../../kubernetes/render';
import { Resource, type ResourceProps } from '../../kubernetes/resource';
import {
  type AwsAuth,
  type AwsS3Options,
  type AwsSnsOptions,
  type AwsSqsOptions,
  renderS3,
  renderSns,
  renderSqs,
} from '../aws';

/** What a log shows of each event. */
export interface LogOptions {
  /**
   * Name of the logger.
   *
   * @default log-sink
   */
  readonly loggerName?: string;

  /**
   * Level of the lines, such as `INFO`.
   *
   * @default INFO
   */
  readonly level?: string;

  /**
   * Whether what looks like a password is masked.
   *
   * @default false
   */
  readonly logMask?: boolean;

  /**
   * Name of a marker.
   *
   * @default - none
   */
  readonly marker?: string;

  /**
   * Whether each part is on a line of its own.
   *
   * @default false
   */
  readonly multiline?: boolean;

  /**
   * Whether all properties are shown, the connector's own too.
   *
   * @default false
   */
  readonly showAllProperties?: boolean;

  /**
   * Whether the data is shown.
   *
   * @default true
   */
  readonly showBody?: boolean;

  /**
   * Whether the type of the data is shown.
   *
   * @default true
   */
  readonly showBodyType?: boolean;

  /**
   * Whether it is shown if an answer is awaited.
   *
   * @default true
   */
  readonly showExchangePattern?: boolean;

  /**
   * Whether the headers are shown.
   *
   * @default false
   */
  readonly showHeaders?: boolean;

  /**
   * Whether properties that were set are shown.
   *
   * @default false
   */
  readonly showProperties?: boolean;

  /**
   * Whether data that is a stream is shown.
   *
   * @default false
   */
  readonly showStreams?: boolean;

  /**
   * Whether data that is a cached stream is shown.
   *
   * @default true
   */
  readonly showCachedStreams?: boolean;
}

/** Where an IntegrationSink puts events. */
export class SinkConnector {
  /** Into the log of its pod. */
  public static log(options: LogOptions = {}): SinkConnector {
    return new SinkConnector({ log: options });
  }

  /** Into a bucket of Amazon S3. */
  public static awsS3(options: AwsS3Options): SinkConnector {
    return new SinkConnector({ aws: renderS3(options) }, options.auth);
  }

  /** Into a queue of Amazon SQS. */
  public static awsSqs(options: AwsSqsOptions): SinkConnector {
    return new SinkConnector({ aws: renderSqs(options) }, options.auth);
  }

  /** To a topic of Amazon SNS. */
  public static awsSns(options: AwsSnsOptions): SinkConnector {
    return new SinkConnector({ aws: renderSns(options) }, options.auth);
  }

  private constructor(
    private readonly spec: { readonly [key: string]: unknown },
    /** @internal */
    public readonly _auth?: AwsAuth,
  ) {}

  /** @internal */
  public _toManifest() {
    return this.spec;
  }
}

/** Props of an IntegrationSink. */
export interface IntegrationSinkProps extends ResourceProps {
  /** Where the events go. */
  readonly connector: SinkConnector;
}

/**
 * Puts events into a service outside the cluster.
 *
 * @see https://knative.dev/docs/eventing/sinks/integration-sink/
 */
export class IntegrationSink extends Resource implements IAddressable {
  public constructor(scope: Construct, id: string, props: IntegrationSinkProps) {
    super(scope, id, { apiVersion: 'sinks.knative.dev/v1alpha1', kind: 'IntegrationSink' }, props);
    this._define({
      props,
      body: () => ({ spec: render(props.connector, (connector) => connector._toManifest()) }),
      terms: { spec: 'connector' },
    });
  }

  public get destination(): Destination {
    return { ref: this.reference };
  }
}
