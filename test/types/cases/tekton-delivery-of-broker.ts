import { App, Chart } from 'cdk8s';
import { eventing, serving, tekton } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
const orders = new serving.Service(shop, 'orders', { image: 'registry.example.com/orders:v1' });
const broker = new eventing.Broker(shop, 'broker');
new tekton.DeliveryPipeline(shop, 'delivery', { image: 'registry.example.com/orders', service: broker }); // TS2741
// right: new tekton.DeliveryPipeline(shop, 'delivery', { image: 'registry.example.com/orders', service: orders });
