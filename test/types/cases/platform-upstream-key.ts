import { App } from 'cdk8s';
import { platform } from 'cdk8s-knative';

const app = new App();
new platform.KnativeServing(app, 'serving', { config: { autoscaler: { 'max-scale': 10 } } }); // TS2353
// right: new platform.KnativeServing(app, 'serving', { config: { autoscaler: { maxScale: 10 } } });
