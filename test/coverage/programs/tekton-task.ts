import type { Chart } from 'cdk8s';
import { tekton } from '../../../lib';
import { podTaskSpec, taskSpec } from '../tekton';

export default function (chart: Chart): void {
  new tekton.Task(chart, 'build', { ...taskSpec, labels: { team: 'shop' }, annotations: { note: 'build' } });
  new tekton.Task(chart, 'pods', podTaskSpec);
}
