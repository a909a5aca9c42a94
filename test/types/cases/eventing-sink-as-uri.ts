import { App, Chart } from 'cdk8s';
import { eventing } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
const { Sink } = eventing;
new eventing.PingSource(shop, 'tick', { schedule: '* * * * *', sink: 'https://example.com' }); // TS2322
// right: new eventing.PingSource(shop, 'tick', { schedule: '* * * * *', sink: Sink.uri('https://example.com') });
