import { App, Chart } from 'cdk8s';
import { serving } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
const orders = new serving.Service(shop, 'orders', { image: 'registry.example.com/orders:v1' });
orders.release(serving.Release.canary({ stable: serving.Revision.fromRevisionName('orders-v1'), percent: '10' })); // TS2322
// right: orders.release(serving.Release.canary({ stable: serving.Revision.fromRevisionName('orders-v1'), percent: 10 }));
