import { App, Chart } from 'cdk8s';
import { tekton } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
const check = tekton.ClusterInterceptor.fromClusterInterceptorName('check');
const { TriggerInterceptor } = tekton;
new tekton.Trigger(shop, 'push', { interceptors: [check] }); // TS2739
// right: new tekton.Trigger(shop, 'push', { interceptors: [TriggerInterceptor.fromInterceptor(check)] });
