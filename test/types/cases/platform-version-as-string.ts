import { App } from 'cdk8s';
import { platform } from 'cdk8s-knative';

const app = new App();
const { KnativeVersion } = platform;
new platform.KnativeServing(app, 'serving', { version: '1.23.0' }); // TS2322
// right: new platform.KnativeServing(app, 'serving', { version: KnativeVersion.V1_23_0 });
