import type { Chart } from 'cdk8s';
import { serving } from '../../../lib';
import { revisionTemplates } from '../revision-templates';

export default function (chart: Chart): void {
  for (const [id, template] of Object.entries(revisionTemplates)) new serving.Configuration(chart, id, template);
}
