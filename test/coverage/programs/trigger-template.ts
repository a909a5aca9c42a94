import type { Chart } from 'cdk8s';
import { tekton } from '../../../lib';
import { resources, templateParams } from '../triggers';

export default function (chart: Chart): void {
  new tekton.TriggerTemplate(chart, 'template', { params: templateParams, resources });
}
