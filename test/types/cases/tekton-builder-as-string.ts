import { App, Chart } from 'cdk8s';
import { serving, tekton } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
const image = 'registry.example.com/orders';
const service = new serving.Service(shop, 'orders', { image });
new tekton.DeliveryPipeline(shop, 'delivery', { image, service, builder: 'ko' }); // TS2322
// right: new tekton.DeliveryPipeline(shop, 'delivery', { image, service, builder: tekton.ImageBuilder.ko() });
