import { App } from 'cdk8s';
import { platform } from 'cdk8s-knative';

const app = new App();
new platform.ServerlessPlatform(app, 'platform', { highAvailability: {} }); // TS2741
// right: new platform.ServerlessPlatform(app, 'platform', { highAvailability: { replicas: 3 } });
