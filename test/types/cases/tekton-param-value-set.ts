import { tekton } from 'cdk8s-knative';

const branch = new tekton.StringParam('branch');
branch.value = 'main'; // TS2540
// right: new tekton.StringParam('branch', { defaultValue: 'main' });
tekton.When.isIn(branch.value, ['main']);
