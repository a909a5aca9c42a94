import { App, Chart } from 'cdk8s';
import { eventing } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
const { BrokerClass } = eventing;
new eventing.Broker(shop, 'broker', { brokerClass: 'Kafka' }); // TS2322
// right: new eventing.Broker(shop, 'broker', { brokerClass: BrokerClass.kafka() });
