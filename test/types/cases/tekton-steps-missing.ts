import { App, Chart } from 'cdk8s';
import { tekton } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
new tekton.Task(shop, 'test', { description: 'Runs the tests' }); // TS2345
// right: new tekton.Task(shop, 'test', { steps: [new tekton.Step({ image: 'golang:1.26' })], description: 'Runs the tests' });
