import { tekton } from 'cdk8s-knative';

const { OnError } = tekton;
new tekton.Step({ image: 'golang:1.26', onError: 'continue' }); // TS2322
// right: new tekton.Step({ image: 'golang:1.26', onError: OnError.CONTINUE });
