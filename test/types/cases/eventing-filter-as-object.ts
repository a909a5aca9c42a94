import { App, Chart } from 'cdk8s';
import { eventing, serving } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
const orders = new serving.Service(shop, 'orders', { image: 'registry.example.com/orders:v1' });
const broker = new eventing.Broker(shop, 'broker');
const { Filter } = eventing;
broker.addTrigger('placed', { subscriber: orders, filter: { exact: { type: 'order.placed' } } }); // TS2353
// right: broker.addTrigger('placed', { subscriber: orders, filter: Filter.exact({ type: 'order.placed' }) });
