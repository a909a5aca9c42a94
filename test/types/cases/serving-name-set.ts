import { App, Chart } from 'cdk8s';
import { serving } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
const orders = new serving.Service(shop, 'orders', { image: 'registry.example.com/orders:v1' });
orders.name = 'bookings'; // TS2540
// right: orders.metadata.addLabel('team', 'bookings');
