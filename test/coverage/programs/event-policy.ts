import type { Chart } from 'cdk8s';
import { eventing, kubernetes } from '../../../lib';
import { filter } from '../filters';

const { EventReceiver, EventSender } = eventing;

export default function (chart: Chart): void {
  const broker = new eventing.Broker(chart, 'broker');
  const tick = new eventing.PingSource(chart, 'tick', { sink: broker });
  new eventing.EventPolicy(chart, 'policy', {
    senders: [EventSender.fromObject(tick), EventSender.fromSubject('system:serviceaccount:shop:*')],
    receivers: [
      EventReceiver.fromObject(broker),
      EventReceiver.fromSelector({
        apiVersion: 'messaging.knative.dev/v1',
        kind: 'Channel',
        matchLabels: { tier: 'gold' },
        matchExpressions: [{ key: 'region', operator: kubernetes.LabelOperator.IN, values: ['eu'] }],
      }),
    ],
    filter,
  });
}
