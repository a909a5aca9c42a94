import { App, Chart } from 'cdk8s';
import { tekton } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
const { ListenerWorkload } = tekton;
new tekton.EventListener(shop, 'github', { workload: 'deployment' }); // TS2322
// right: new tekton.EventListener(shop, 'github', { workload: ListenerWorkload.deployment({ replicas: 2 }) });
