import { App, Chart } from 'cdk8s';
import { tekton } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
const { TriggerBinding } = tekton;
new tekton.Trigger(shop, 'push', { bindings: ['push'] }); // TS2322
// right: new tekton.Trigger(shop, 'push', { bindings: [TriggerBinding.fromTriggerBindingName('push')] });
