import { App } from 'cdk8s';
import { platform } from 'cdk8s-knative';

const app = new App();
const { Ingress } = platform;
new platform.KnativeServing(app, 'serving', { ingress: 'kourier' }); // TS2322
// right: new platform.KnativeServing(app, 'serving', { ingress: Ingress.kourier() });
