import { App, Duration } from 'cdk8s';
import { platform } from 'cdk8s-knative';

const app = new App();
new platform.KnativeServing(app, 'serving', { config: { autoscaler: { stableWindow: '60s' } } }); // TS2322
// right: new platform.KnativeServing(app, 'serving', { config: { autoscaler: { stableWindow: Duration.minutes(1) } } });
