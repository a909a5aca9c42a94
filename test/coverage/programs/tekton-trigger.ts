import type { Chart } from 'cdk8s';
import { tekton } from '../../../lib';
import { trigger } from '../triggers';

export default function (chart: Chart): void {
  new tekton.Trigger(chart, 'push', { ...trigger, triggerName: 'push' });
  new tekton.Trigger(chart, 'named', {
    template: tekton.TriggerTemplate.fromTriggerTemplateName('elsewhere'),
    params: { url: 'https://example.com/orders.git' },
  });
}
