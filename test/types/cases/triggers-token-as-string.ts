import { kubernetes, tekton } from 'cdk8s-knative';

const { TriggerInterceptor } = tekton;
const secret = kubernetes.Secret.fromSecretName('webhook');
TriggerInterceptor.github({ eventTypes: ['push'], secretToken: 'webhook' }); // TS2322
// right: TriggerInterceptor.github({ eventTypes: ['push'], secretToken: { secret, key: 'token' } });
