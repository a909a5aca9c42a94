import { App, Chart, Duration } from 'cdk8s';
import { serving } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
new serving.Service(shop, 'orders', { image: 'orders:v1', timeout: 30 }); // TS2322
// right: new serving.Service(shop, 'orders', { image: 'orders:v1', timeout: Duration.seconds(30) });
