import { Duration } from 'cdk8s';
import { eventing, kubernetes } from '../../lib';

const common = {
  auth: eventing.AwsAuth.fromSecret(kubernetes.Secret.fromSecretName('aws')),
  region: 'eu-west-1',
  uriEndpointOverride: 'http://localstack:4566',
  overrideEndpoint: true,
};

/** Every field of a bucket of S3. */
export const s3: eventing.AwsS3Options = {
  ...common,
  arn: 'arn:aws:s3:::orders',
  deleteAfterRead: false,
  moveAfterRead: true,
  destinationBucket: 'done',
  destinationBucketPrefix: 'a',
  destinationBucketSuffix: 'z',
  autoCreateBucket: true,
  prefix: 'in/',
  ignoreBody: true,
  forcePathStyle: true,
  delay: Duration.seconds(1),
  maxMessagesPerPoll: 5,
};

/** Every field of a queue of SQS. */
export const sqs: eventing.AwsSqsOptions = {
  ...common,
  arn: 'arn:aws:sqs:eu-west-1:1:orders',
  deleteAfterRead: false,
  autoCreateQueue: true,
  host: 'amazonaws.com',
  protocol: 'https',
  queueUrl: 'https://sqs.eu-west-1.amazonaws.com/1/orders',
  delay: Duration.seconds(1),
  greedy: true,
  maxMessagesPerPoll: 5,
  waitTime: Duration.seconds(3),
  visibilityTimeout: Duration.seconds(30),
};

/** Every field of a stream of DynamoDB. */
export const dynamoDbStreams: eventing.AwsDynamoDbStreamsOptions = {
  ...common,
  table: 'orders',
  streamIteratorType: 'FROM_LATEST',
  delay: Duration.seconds(1),
};

/** Every field of a topic of SNS. */
export const sns: eventing.AwsSnsOptions = {
  ...common,
  auth: eventing.AwsAuth.fromServiceAccount(kubernetes.ServiceAccount.fromServiceAccountName('aws')),
  arn: 'arn:aws:sns:eu-west-1:1:orders',
  autoCreateTopic: true,
};
