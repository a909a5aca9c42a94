import { App, Chart } from 'cdk8s';
import { kubernetes, serving } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
const orders = new serving.Service(shop, 'orders', { image: 'registry.example.com/orders:v1' });
orders.addDomain('orders.example.com', { tlsSecret: 'orders-tls' }); // TS2322
// right: orders.addDomain('orders.example.com', { tlsSecret: kubernetes.Secret.fromSecretName('orders-tls') });
