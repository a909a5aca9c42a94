import { App, Chart } from 'cdk8s';
import { eventing } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
const { BackoffPolicy } = eventing;
new eventing.Broker(shop, 'broker', { delivery: { backoffPolicy: 'linear' } }); // TS2322
// right: new eventing.Broker(shop, 'broker', { delivery: { backoffPolicy: BackoffPolicy.LINEAR } });
