import { App, Chart } from 'cdk8s';
import { tekton } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
const { VerificationKey, VerificationPolicy } = tekton;
const key = 'gcpkms://projects/shop/key';
new VerificationPolicy(shop, 'signed', { sourcePatterns: ['.*'], authorities: { release: key } }); // TS2322
// right: new VerificationPolicy(shop, 'signed', { sourcePatterns: ['.*'], authorities: { release: VerificationKey.fromKms(key) } });
