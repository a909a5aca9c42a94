import { App, Chart } from 'cdk8s';
import { tekton } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
const test = new tekton.Task(shop, 'test', { steps: [new tekton.Step({ image: 'golang:1.26' })] });
const scan = tekton.StepAction.fromStepActionName('scan');
new tekton.Step({ stepAction: test }); // TS2741
// right: new tekton.Step({ stepAction: scan });
