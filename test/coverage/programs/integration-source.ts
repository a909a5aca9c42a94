import { type Chart, Duration } from 'cdk8s';
import { eventing, kubernetes } from '../../../lib';
import { dynamoDbStreams, s3, sqs } from '../aws';
import { sink } from '../deliveries';
import { pods } from '../pods';

const { SourceConnector } = eventing;
const account = kubernetes.ServiceAccount.fromServiceAccountName('aws');

export default function (chart: Chart): void {
  const connectors = {
    timer: SourceConnector.timer({
      message: 'tick',
      period: Duration.seconds(2),
      contentType: 'text/plain',
      repeatCount: 3,
    }),
    s3: SourceConnector.awsS3(s3),
    sqs: SourceConnector.awsSqs(sqs),
    streams: SourceConnector.awsDynamoDbStreams(dynamoDbStreams),
    account: SourceConnector.awsSqs({ ...sqs, auth: eventing.AwsAuth.fromServiceAccount(account) }),
  };
  for (const [id, connector] of Object.entries(connectors)) {
    new eventing.IntegrationSource(chart, id, {
      connector,
      sink,
      extensions: { region: 'eu' },
    });
  }
  for (const [os, pod] of Object.entries(pods)) {
    new eventing.IntegrationSource(chart, os, { connector: connectors.timer, sink, pod });
  }
}
