import type { Chart } from 'cdk8s';
import { eventing, kubernetes } from '../../../lib';
import { plainObjectSink } from '../deliveries';
import { secretKey } from '../secret-key';

export default function (chart: Chart): void {
  new eventing.RedisStreamSource(chart, 'orders', {
    address: 'rediss://redis:6379',
    stream: 'orders',
    group: 'shop',
    consumers: 2,
    password: kubernetes.Reference.to({ apiVersion: 'v1', kind: 'Secret', name: 'redis', namespace: 'shop' }),
    useTls: true,
    skipVerify: true,
    cert: secretKey,
    key: secretKey,
    caCert: secretKey,
    sink: eventing.Sink.at(plainObjectSink, { path: '/events' }),
    extensions: { region: 'eu' },
  });
}
