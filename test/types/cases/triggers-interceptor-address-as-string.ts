import { App, Chart } from 'cdk8s';
import { tekton } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
const { InterceptorAddress } = tekton;
new tekton.Interceptor(shop, 'check', { address: 'https://check.example.com' }); // TS2322
// right: new tekton.Interceptor(shop, 'check', { address: InterceptorAddress.url('https://check.example.com') });
