import { App, Chart } from 'cdk8s';
import { tekton } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
new tekton.EventListener(shop, 'github', { triggers: { push: { name: 'push' } } }); // TS2353
// right: new tekton.EventListener(shop, 'github', { triggers: { push: {} } });
