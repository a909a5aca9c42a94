import { App, Chart, Duration } from 'cdk8s';
import { eventing } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
new eventing.Broker(shop, 'broker', { delivery: { retry: 5, backoffDelay: 2 } }); // TS2322
// right: new eventing.Broker(shop, 'broker', { delivery: { retry: 5, backoffDelay: Duration.seconds(2) } });
