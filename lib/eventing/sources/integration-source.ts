import type { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { type PodTemplateProps, renderPodTemplate } from '../../kubernetes/pod';
import { render } from '../../kubernetes/render';
import { Resource } from '../../kubernetes/resource';
import {
  type AwsAuth,
  type AwsDynamoDbStreamsOptions,
  type AwsS3Options,
  type AwsSqsOptions,
  renderDynamoDbStreams,
  renderS3,
  renderSqs,
} from '../aws';
import { renderSource, SOURCE_TERMS, type SourceProps } from './source';

/** A message that is sent again and again. */
export interface TimerOptions {
  /** The message. */
  readonly message: string;

  /**
   * Time between two messages, in milliseconds.
   *
   * @default Duration.seconds(1)
   */
  readonly period?: Duration;

  /**
   * Media type of the message.
   *
   * @default text/plain
   */
  readonly contentType?: string;

  /**
   * How often the message is sent.
   *
   * @default - for ever
   */
  readonly repeatCount?: number;
}

/** Where the events of an IntegrationSource come from. */
export class SourceConnector {
  /** A clock. */
  public static timer(options: TimerOptions): SourceConnector {
    const { period, ...timer } = options;
    return new SourceConnector({ timer: { ...timer, period: render(period, (time) => time.toMilliseconds()) } });
  }

  /** A bucket of Amazon S3. */
  public static awsS3(options: AwsS3Options): SourceConnector {
    return new SourceConnector({ aws: renderS3(options) }, options.auth);
  }

  /** A queue of Amazon SQS. */
  public static awsSqs(options: AwsSqsOptions): SourceConnector {
    return new SourceConnector({ aws: renderSqs(options) }, options.auth);
  }

  /** The stream of a table of Amazon DynamoDB. */
  public static awsDynamoDbStreams(options: AwsDynamoDbStreamsOptions): SourceConnector {
    return new SourceConnector({ aws: renderDynamoDbStreams(options) }, options.auth);
  }

  private constructor(
    private readonly spec: object,
    /** @internal */
    public readonly _auth?: AwsAuth,
  ) {}

  /** @internal */
  public _toManifest(): object {
    return this.spec;
  }
}

/** Props of an IntegrationSource. */
export interface IntegrationSourceProps extends SourceProps {
  /** Where the events come from. */
  readonly connector: SourceConnector;

  /**
   * What is added to the pod that reads them.
   *
   * @default - nothing
   */
  readonly pod?: PodTemplateProps;
}

/**
 * Sends events from a service outside the cluster.
 *
 * @see https://knative.dev/docs/eventing/sources/integration-source/
 */
export class IntegrationSource extends Resource {
  public constructor(scope: Construct, id: string, props: IntegrationSourceProps) {
    super(scope, id, { apiVersion: 'sources.knative.dev/v1alpha1', kind: 'IntegrationSource' }, props);
    const { connector, pod } = props;
    this._define({
      props,
      body: () => ({
        spec: { ...connector?._toManifest(), ...renderSource(props), template: render(pod, renderPodTemplate) },
      }),
      terms: {
        ...SOURCE_TERMS,
        'spec.timer': 'connector',
        'spec.aws': 'connector',
        'spec.template': 'pod',
        'spec.template.spec': 'pod',
      },
    });
  }
}
