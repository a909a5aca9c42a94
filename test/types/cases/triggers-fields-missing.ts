import { tekton } from 'cdk8s-knative';

const { TriggerInterceptor } = tekton;
TriggerInterceptor.slack({}); // TS2345
// right: TriggerInterceptor.slack({ requestedFields: ['text'] });
