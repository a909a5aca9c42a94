import { App, Chart } from 'cdk8s';
import { kubernetes, serving } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
new serving.Service(shop, 'orders', { image: 'orders:v1', resources: { cpuLimit: 0.5 } }); // TS2322
// right: new serving.Service(shop, 'orders', { image: 'orders:v1', resources: { cpuLimit: kubernetes.Cpu.millis(500) } });
