import { App, Chart, Size } from 'cdk8s';
import { serving } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
new serving.Service(shop, 'orders', { image: 'orders:v1', resources: { memoryLimit: '256Mi' } }); // TS2322
// right: new serving.Service(shop, 'orders', { image: 'orders:v1', resources: { memoryLimit: Size.mebibytes(256) } });
