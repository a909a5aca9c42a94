import type { Chart } from 'cdk8s';
import { eventing } from '../../../lib';
import { delivery } from '../deliveries';

export default function (chart: Chart): void {
  new eventing.InMemoryChannel(chart, 'channel', { delivery, dispatcherScope: eventing.DispatcherScope.NAMESPACE });
}
