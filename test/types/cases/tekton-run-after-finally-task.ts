import { App, Chart } from 'cdk8s';
import { tekton } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
const test = new tekton.Task(shop, 'test', { steps: [new tekton.Step({ image: 'golang:1.26' })] });
const pipeline = new tekton.Pipeline(shop, 'delivery');
const first = pipeline.addTask('first', { task: test });
const last = pipeline.addFinallyTask('last', { task: test });
pipeline.addTask('second', { task: test, runAfter: [last] }); // TS2740
// right: pipeline.addTask('second', { task: test, runAfter: [first] });
last.result('commit');
