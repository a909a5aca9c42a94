import type { Chart } from 'cdk8s';
import { eventing } from '../../../lib';
import { s3, sns, sqs } from '../aws';

const { SinkConnector } = eventing;

export default function (chart: Chart): void {
  const connectors = {
    log: SinkConnector.log({
      loggerName: 'orders',
      level: 'DEBUG',
      logMask: true,
      marker: 'order',
      multiline: true,
      showAllProperties: true,
      showBody: false,
      showBodyType: false,
      showExchangePattern: false,
      showHeaders: true,
      showProperties: true,
      showStreams: true,
      showCachedStreams: false,
    }),
    s3: SinkConnector.awsS3(s3),
    sqs: SinkConnector.awsSqs(sqs),
    sns: SinkConnector.awsSns(sns),
  };
  for (const [id, connector] of Object.entries(connectors)) new eventing.IntegrationSink(chart, id, { connector });
}
