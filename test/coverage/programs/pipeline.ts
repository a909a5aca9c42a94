import type { Chart } from 'cdk8s';
import { tekton } from '../../../lib';
import { pipelineSpec, podPipelineSpec } from '../tekton';

export default function (chart: Chart): void {
  new tekton.Pipeline(chart, 'release', pipelineSpec(pipelineSpec()));
  new tekton.Pipeline(chart, 'pods', podPipelineSpec(podPipelineSpec()));
}
