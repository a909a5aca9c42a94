import { type Chart, Duration } from 'cdk8s';
import { eventing } from '../../../lib';
import { delivery } from '../deliveries';

export default function (chart: Chart): void {
  new eventing.KafkaChannel(chart, 'channel', {
    numPartitions: 3,
    replicationFactor: 2,
    retention: Duration.days(1),
    delivery,
  });
}
