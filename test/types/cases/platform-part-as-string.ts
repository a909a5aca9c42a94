import { App } from 'cdk8s';
import { platform } from 'cdk8s-knative';

const app = new App();
const { PlatformPart } = platform;
new platform.ServerlessPlatform(app, 'platform', { without: ['eventing'] }); // TS2322
// right: new platform.ServerlessPlatform(app, 'platform', { without: [PlatformPart.EVENTING] });
