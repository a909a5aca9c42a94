import type { Chart } from 'cdk8s';
import { kubernetes, serving, tekton } from '../../../lib';
import { claimedResources, graceful, podBase, podSecurityContext, revisionProbes, securityContext } from '../pods';
import { interceptors, trigger } from '../triggers';

const { EnvValue, Secret, ServiceAccount, ServiceType } = kubernetes;
const { EventListener, ListenerWorkload, Trigger, TriggerTemplate } = tekton;

const { nodeSelector, affinity, tolerations, topologySpreadConstraints, imagePullSecrets } = podBase;
const tls = Secret.fromSecretName('tls');
const serviceAccount = ServiceAccount.fromServiceAccountName('listener');
const pod: tekton.ListenerPodOptions = {
  serviceAccount,
  env: {
    TLS_CERT: EnvValue.fromSecret(tls, 'tls.crt', { optional: false }),
    TLS_KEY: EnvValue.fromSecret(tls, 'tls.key'),
  },
  resources: claimedResources,
  nodeSelector,
  affinity,
  tolerations,
  topologySpreadConstraints,
  podLabels: { tier: 'hooks' },
  podAnnotations: { note: 'a' },
};

export default function (chart: Chart): void {
  const labelSelector = {
    matchLabels: { team: 'shop' },
    matchExpressions: [{ key: 'tier', operator: kubernetes.LabelOperator.IN, values: ['hooks'] }],
  };
  const listener = new EventListener(chart, 'hook', {
    triggers: { push: trigger, named: { template: TriggerTemplate.fromTriggerTemplateName('elsewhere') } },
    labelSelector,
    namespaces: ['shop', 'billing'],
    cloudEventUri: 'https://events.example.com',
    requireJson: false,
    workload: ListenerWorkload.deployment({
      ...pod,
      replicas: 2,
      serviceType: ServiceType.LOAD_BALANCER,
      servicePort: 443,
      loadBalancerClass: 'internal',
      imagePullSecrets,
      podSecurityContext,
      securityContext,
    }),
    serviceAccount,
  });
  listener.addTriggerReference(Trigger.fromTriggerName('elsewhere'), { name: 'elsewhere' });
  listener.addTriggerGroup('all', {
    interceptors,
    labelSelector,
    namespaces: ['shop'],
  });
  new EventListener(chart, 'service', {
    triggers: { push: trigger },
    workload: ListenerWorkload.knativeService({ ...pod, scale: serving.Scale.within({ max: 3 }) }),
  });
  for (const [id, probe] of Object.entries(revisionProbes)) {
    new EventListener(chart, id, {
      triggers: { push: trigger },
      workload: ListenerWorkload.deployment({ livenessProbe: probe, readinessProbe: probe, startupProbe: probe }),
    });
  }
  const workload = ListenerWorkload.deployment({ livenessProbe: graceful, startupProbe: graceful });
  new EventListener(chart, 'graceful', { triggers: { push: trigger }, workload });
  new EventListener(chart, 'small', { triggers: { push: trigger } });
}
