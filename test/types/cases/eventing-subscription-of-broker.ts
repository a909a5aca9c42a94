import { App, Chart } from 'cdk8s';
import { eventing, serving } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
const orders = new serving.Service(shop, 'orders', { image: 'registry.example.com/orders:v1' });
const broker = new eventing.Broker(shop, 'broker');
const channel = new eventing.Channel(shop, 'channel');
new eventing.Subscription(shop, 'placed', { channel: broker, subscriber: orders }); // TS2741
// right: new eventing.Subscription(shop, 'placed', { channel, subscriber: orders });
