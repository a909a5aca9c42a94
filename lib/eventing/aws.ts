import type { Duration } from 'cdk8s';
import { render } from '../kubernetes/render';
import { seconds } from '../kubernetes/seconds';
import type { ISecret } from '../kubernetes/secret';
import type { IServiceAccount } from '../kubernetes/service-account';

/** As whom a connector calls AWS. */
export class AwsAuth {
  /** With the keys `aws.accessKey` and `aws.secretKey` of a Secret. */
  public static fromSecret(secret: ISecret): AwsAuth {
    return new AwsAuth({ secret: { ref: { name: secret.name } } });
  }

  /** As a ServiceAccount that stands for a role of AWS. */
  public static fromServiceAccount(account: IServiceAccount): AwsAuth {
    return new AwsAuth({ serviceAccountName: account.name }, account);
  }

  private constructor(
    private readonly auth: object,
    /** @internal */
    public readonly _account?: IServiceAccount,
  ) {}

  /** @internal */
  public _toManifest(): object {
    return this.auth;
  }
}

/** What every service of AWS needs. */
export interface AwsOptions {
  /** As whom the connector calls AWS. */
  readonly auth: AwsAuth;

  /** Region, such as `eu-west-1`. */
  readonly region: string;

  /**
   * URI of the service, where `overrideEndpoint` is true.
   *
   * @default - the endpoint of the region
   */
  readonly uriEndpointOverride?: string;

  /**
   * Whether `uriEndpointOverride` holds.
   *
   * @default false
   */
  readonly overrideEndpoint?: boolean;
}

/** A bucket of Amazon S3. */
export interface AwsS3Options extends AwsOptions {
  /** ARN of the bucket. */
  readonly arn: string;

  /**
   * Whether objects are deleted once they are read.
   *
   * @default true
   */
  readonly deleteAfterRead?: boolean;

  /**
   * Whether objects are moved to `destinationBucket` once they are read.
   *
   * @default false
   */
  readonly moveAfterRead?: boolean;

  /**
   * Bucket that objects are moved to.
   *
   * @default - none
   */
  readonly destinationBucket?: string;

  /**
   * What is put before the names of moved objects.
   *
   * @default - nothing
   */
  readonly destinationBucketPrefix?: string;

  /**
   * What is put after the names of moved objects.
   *
   * @default - nothing
   */
  readonly destinationBucketSuffix?: string;

  /**
   * Whether the bucket is made if it is missing.
   *
   * @default false
   */
  readonly autoCreateBucket?: boolean;

  /**
   * What the names of the objects begin with.
   *
   * @default - all objects
   */
  readonly prefix?: string;

  /**
   * Whether the contents of the objects are left out.
   *
   * @default false
   */
  readonly ignoreBody?: boolean;

  /**
   * Whether the bucket's name is in the path and not in the host.
   *
   * @default false
   */
  readonly forcePathStyle?: boolean;

  /**
   * Pause between polls, in milliseconds.
   *
   * @default Duration.millis(500)
   */
  readonly delay?: Duration;

  /**
   * Most objects that one poll reads.
   *
   * @default 10
   */
  readonly maxMessagesPerPoll?: number;
}

/** A queue of Amazon SQS. */
export interface AwsSqsOptions extends AwsOptions {
  /** ARN of the queue. */
  readonly arn: string;

  /**
   * Whether messages are deleted once they are read.
   *
   * @default true
   */
  readonly deleteAfterRead?: boolean;

  /**
   * Whether the queue is made if it is missing.
   *
   * @default false
   */
  readonly autoCreateQueue?: boolean;

  /**
   * Host of AWS.
   *
   * @default amazonaws.com
   */
  readonly host?: string;

  /**
   * `http` or `https`.
   *
   * @default https
   */
  readonly protocol?: string;

  /**
   * URL of the queue.
   *
   * @default - made from ARN, host and protocol
   */
  readonly queueUrl?: string;

  /**
   * Pause between polls, in milliseconds.
   *
   * @default Duration.millis(500)
   */
  readonly delay?: Duration;

  /**
   * Whether there is no pause after a poll that found messages.
   *
   * @default false
   */
  readonly greedy?: boolean;

  /**
   * Most messages that one poll reads, 1 to 10.
   *
   * @default 1
   */
  readonly maxMessagesPerPoll?: number;

  /**
   * How long a poll waits for messages, in whole seconds.
   *
   * @default - it doesn't
   */
  readonly waitTime?: Duration;

  /**
   * How long others don't see a message that was read, in whole seconds.
   *
   * @default - the queue's setting
   */
  readonly visibilityTimeout?: Duration;
}

/** The stream of a table of Amazon DynamoDB. */
export interface AwsDynamoDbStreamsOptions extends AwsOptions {
  /** Name of the table. */
  readonly table: string;

  /**
   * Where in the stream reading begins, such as `FROM_LATEST`.
   *
   * @default FROM_LATEST
   */
  readonly streamIteratorType?: string;

  /**
   * Pause between polls, in milliseconds.
   *
   * @default Duration.millis(500)
   */
  readonly delay?: Duration;
}

/** A topic of Amazon SNS. */
export interface AwsSnsOptions extends AwsOptions {
  /** ARN of the topic. */
  readonly arn: string;

  /**
   * Whether the topic is made if it is missing.
   *
   * @default false
   */
  readonly autoCreateTopic?: boolean;
}

/** @internal */
export function renderS3({ auth, delay, ...s3 }: AwsS3Options): object {
  return { s3: { ...s3, delay: render(delay, millis) }, auth: auth._toManifest() };
}

/** @internal */
export function renderSqs({ auth, queueUrl, delay, waitTime, visibilityTimeout, ...sqs }: AwsSqsOptions): object {
  const queue = {
    ...sqs,
    queueURL: queueUrl,
    delay: render(delay, millis),
    waitTimeSeconds: seconds(waitTime),
    visibilityTimeout: seconds(visibilityTimeout),
  };
  return { sqs: queue, auth: auth._toManifest() };
}

/** @internal */
export function renderDynamoDbStreams({ auth, delay, ...streams }: AwsDynamoDbStreamsOptions): object {
  return { ddbStreams: { ...streams, delay: render(delay, millis) }, auth: auth._toManifest() };
}

/** @internal */
export function renderSns({ auth, ...sns }: AwsSnsOptions): object {
  return { sns, auth: auth._toManifest() };
}

function millis(duration: Duration): number {
  return duration.toMilliseconds();
}
