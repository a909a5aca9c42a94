import { App, Chart } from 'cdk8s';
import { tekton } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
new tekton.TriggerBinding(shop, 'push', {}); // TS2345
// right: new tekton.TriggerBinding(shop, 'push', { params: { commit: tekton.Event.body('after') } });
