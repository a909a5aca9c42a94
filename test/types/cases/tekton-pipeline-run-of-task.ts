import { App, Chart } from 'cdk8s';
import { tekton } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
const test = new tekton.Task(shop, 'test', { steps: [new tekton.Step({ image: 'golang:1.26' })] });
const release = new tekton.Pipeline(shop, 'release');
new tekton.PipelineRun(shop, 'run', { pipeline: test }); // TS2741
// right: new tekton.PipelineRun(shop, 'run', { pipeline: release });
