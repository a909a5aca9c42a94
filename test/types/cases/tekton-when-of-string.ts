import { tekton } from 'cdk8s-knative';

const branch = new tekton.StringParam('branch');
tekton.When.isIn(branch.value, 'main'); // TS2345
// right: tekton.When.isIn(branch.value, ['main']);
