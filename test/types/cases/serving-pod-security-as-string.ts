import { App, Chart } from 'cdk8s';
import { serving } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
new serving.Service(shop, 'orders', { image: 'orders:v1', podSecurity: 'restricted' }); // TS2820
// right: new serving.Service(shop, 'orders', { image: 'orders:v1', podSecurity: serving.PodSecurity.RESTRICTED });
