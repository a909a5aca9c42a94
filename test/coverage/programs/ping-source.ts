import type { Chart } from 'cdk8s';
import { eventing } from '../../../lib';
import { sink } from '../deliveries';

export default function (chart: Chart): void {
  const common = { sink, extensions: { region: 'eu' }, schedule: '*/5 * * * *', timezone: 'Europe/Paris' };
  new eventing.PingSource(chart, 'text', { ...common, contentType: 'application/json', data: '{"a":1}' });
  new eventing.PingSource(chart, 'bytes', { ...common, dataBase64: 'AAEC' });
}
