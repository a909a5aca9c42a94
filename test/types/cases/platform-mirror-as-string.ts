import { App } from 'cdk8s';
import { platform } from 'cdk8s-knative';

const app = new App();
const { Images } = platform;
new platform.ServerlessPlatform(app, 'platform', { images: 'registry.example.com' }); // TS2322
// right: new platform.ServerlessPlatform(app, 'platform', { images: Images.mirror('registry.example.com') });
