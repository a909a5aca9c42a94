import { App, Chart } from 'cdk8s';
import { tekton } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
const steps = [new tekton.Step({ image: 'golang:1.26' })];
new tekton.Task(shop, 'test', { steps, sidecars: [{ image: 'postgres:18' }] }); // TS2741
// right: new tekton.Task(shop, 'test', { steps, sidecars: [{ name: 'database', image: 'postgres:18' }] });
