import { type Chart, Duration } from 'cdk8s';
import { eventing } from '../../../lib';
import { delivery } from '../deliveries';

export default function (chart: Chart): void {
  new eventing.RequestReply(chart, 'requests', {
    broker: new eventing.Broker(chart, 'broker'),
    timeout: Duration.seconds(5),
    correlationAttribute: 'request',
    replyAttribute: 'answers',
    delivery,
  });
}
