import { App } from 'cdk8s';
import { platform } from 'cdk8s-knative';

const app = new App();
new platform.KnativeServing(app, 'serving', { config: { autoscaler: { enableScaleToZero: 'false' } } }); // TS2322
// right: new platform.KnativeServing(app, 'serving', { config: { autoscaler: { enableScaleToZero: false } } });
