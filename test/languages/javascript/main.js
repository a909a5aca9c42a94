const { App, Chart, YamlOutputType } = require('cdk8s');
const { eventing, serving } = require('cdk8s-knative');

const app = new App({ yamlOutputType: YamlOutputType.FILE_PER_APP });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const orders = new serving.Service(shop, 'orders', {
  image: 'registry.example.com/orders:1',
  scale: serving.Scale.onConcurrency({ target: 50, max: 20 }),
});
const broker = new eventing.Broker(shop, 'broker');
broker.addTrigger('created', {
  filter: eventing.Filter.exact({ type: 'order.created' }),
  subscriber: orders,
});
console.log(app.synthYaml());
