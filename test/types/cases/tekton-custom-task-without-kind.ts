import { App, Chart } from 'cdk8s';
import { tekton } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
new tekton.CustomRun(shop, 'wait', { taskSpec: { apiVersion: 'example.com/v1' } }); // TS2741
// right: new tekton.CustomRun(shop, 'wait', { taskSpec: { apiVersion: 'example.com/v1', kind: 'Wait' } });
