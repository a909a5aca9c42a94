import { App, Chart } from 'cdk8s';
import { kubernetes, serving } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
const { ServiceAccount } = kubernetes;
new serving.Service(shop, 'orders', { image: 'o:v1', serviceAccount: 'runner' }); // TS2322
// right: new serving.Service(shop, 'orders', { image: 'o:v1', serviceAccount: ServiceAccount.fromServiceAccountName('runner') });
