import type { Chart } from 'cdk8s';
import { eventing } from '../../../lib';

export default function (chart: Chart): void {
  const { Sink } = eventing;
  const service = { apiVersion: 'v1', kind: 'Service', name: 'orders', namespace: chart.namespace };
  const jsonata = '{ "specversion": "1.0", "id": id, "type": "order", "source": source }';
  new eventing.EventTransform(chart, 'answer', { jsonata });
  new eventing.EventTransform(chart, 'object', {
    jsonata,
    sink: Sink.fromReference({ ...service, address: 'http' }, { audience: 'orders' }),
    discardReply: true,
  });
  new eventing.EventTransform(chart, 'group', {
    jsonata,
    sink: Sink.fromReference({ ...service, apiVersion: 'serving.knative.dev/v1', group: 'serving.knative.dev' }),
    replyJsonata: '$',
  });
  new eventing.EventTransform(chart, 'uri', { jsonata, sink: Sink.uri('https://example.com') });
}
