import { App, Chart } from 'cdk8s';
import { tekton } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
const test = new tekton.Task(shop, 'test', { steps: [new tekton.Step({ image: 'golang:1.26' })] });
const { TriggerResource } = tekton;
new tekton.TriggerTemplate(shop, 'template', { resources: [{ kind: 'TaskRun' }] }); // TS2353
// right: new tekton.TriggerTemplate(shop, 'template', { resources: [TriggerResource.taskRun({ task: test })] });
