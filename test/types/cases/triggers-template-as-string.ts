import { App, Chart } from 'cdk8s';
import { tekton } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
const template = new tekton.TriggerTemplate(shop, 'template');
new tekton.Trigger(shop, 'push', { template: 'template' }); // TS2322
// right: new tekton.Trigger(shop, 'push', { template });
