import { tekton } from 'cdk8s-knative';

const { StepAction } = tekton;
new tekton.Step({ stepAction: 'scan' }); // TS2322
// right: new tekton.Step({ stepAction: StepAction.fromStepActionName('scan') });
