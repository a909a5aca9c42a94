import { App, Chart } from 'cdk8s';
import { serving } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
const scale = new serving.Scale({}, { min: 1 }); // TS2673
// right: const scale = serving.Scale.within({ min: 1 });
new serving.Service(shop, 'orders', { image: 'orders:v1', scale });
