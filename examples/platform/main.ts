import { App } from 'cdk8s';
import { platform } from 'cdk8s-knative';

const app = new App();
new platform.ServerlessPlatform(app, 'platform');
app.synth();
