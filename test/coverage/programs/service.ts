import type { Chart } from 'cdk8s';
import { serving } from '../../../lib';
import { revisionTemplates } from '../revision-templates';

export default function (chart: Chart): void {
  const stable = serving.Revision.fromRevisionName('orders-v1');
  for (const [id, template] of Object.entries(revisionTemplates)) {
    const service = new serving.Service(chart, id, template);
    if (id === 'orders') service.release(serving.Release.canary({ stable, percent: 10, tag: 'canary' }));
  }
}
