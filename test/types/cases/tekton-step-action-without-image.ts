import { App, Chart } from 'cdk8s';
import { tekton } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
new tekton.StepAction(shop, 'scan', { args: ['.'] }); // TS2345
// right: new tekton.StepAction(shop, 'scan', { image: 'golang:1.26', args: ['.'] });
