import { App, Chart } from 'cdk8s';
import { tekton } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
const test = new tekton.Task(shop, 'test', { steps: [new tekton.Step({ image: 'golang:1.26' })] });
const { RunName } = tekton;
new tekton.TaskRun(shop, 'run', { task: test, runName: 'generated' }); // TS2322
// right: new tekton.TaskRun(shop, 'run', { task: test, runName: RunName.generated() });
