import { App, Chart } from 'cdk8s';
import { tekton } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
new tekton.ClusterTriggerBinding(shop, 'depth', { params: { depth: 1 } }); // TS2322
// right: new tekton.ClusterTriggerBinding(shop, 'depth', { params: { depth: '1' } });
