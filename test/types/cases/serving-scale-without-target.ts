import { App, Chart } from 'cdk8s';
import { serving } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
new serving.Service(shop, 'orders', { image: 'orders:v1', scale: serving.Scale.onCpu({ max: 5 }) }); // TS2345
// right: new serving.Service(shop, 'orders', { image: 'orders:v1', scale: serving.Scale.onCpu({ max: 5, target: 80 }) });
