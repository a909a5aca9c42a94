import { App, Chart } from 'cdk8s';
import { eventing, serving } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
const orders = new serving.Service(shop, 'orders', { image: 'registry.example.com/orders:v1' });
new eventing.Broker(shop, 'broker', { delivery: { deadLetters: orders } }); // TS2561
// right: new eventing.Broker(shop, 'broker', { delivery: { deadLetterSink: orders } });
