import { App, Chart } from 'cdk8s';
import { tekton } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
const test = new tekton.Task(shop, 'test', { steps: [new tekton.Step({ image: 'golang:1.26' })] });
const report = new tekton.FinallyTask('report', { task: test });
new tekton.Pipeline(shop, 'delivery', { tasks: [report] }); // TS2740
// right: new tekton.Pipeline(shop, 'delivery', { finallyTasks: [report] });
