import { App, Chart } from 'cdk8s';
import { kubernetes, serving } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
const { EnvValue } = kubernetes;
new serving.Service(shop, 'orders', { image: 'orders:v1', env: { LEVEL: 'debug' } }); // TS2322
// right: new serving.Service(shop, 'orders', { image: 'orders:v1', env: { LEVEL: EnvValue.fromValue('debug') } });
