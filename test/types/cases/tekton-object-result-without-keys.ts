import { tekton } from 'cdk8s-knative';

new tekton.ObjectResult('image'); // TS2554
// right: new tekton.ObjectResult('image', ['url', 'digest']);
