import { filledSecret, service } from '../../parts/objects';
import type { Part } from '../../parts/part';
import { bindClusterRole, bindRole, clusterRole, role, rule, serviceAccount } from '../../parts/roles';
import { mutatingWebhook, validatingWebhook } from '../../parts/webhooks';
import { deployment } from '../../parts/workload';
import { NOT_ROOT, ON_LINUX, PROBES, partOf, podsOf, TEKTON_ENV } from '../pods';

const NAME = 'tekton-pipelines-webhook';

/** Fills in defaults, refuses what is wrong, and converts between versions. */
export function webhook(pipelines: Part): void {
  const part = partOf(pipelines, 'webhook');
  const pods = podsOf(part, 'webhook');
  deployment(part, NAME, {
    image: 'webhook-d4749e605405422fd87700164e31b2d1',
    container: 'webhook',
    serviceAccount: NAME,
    scale: { min: 1, max: 5, cpuPercent: 100 },
    selector: pods,
    podLabels: { app: NAME },
    spread: pods,
    ports: { metrics: 9090, profiling: 8008, 'https-webhook': 8443, probes: 8080 },
    ...PROBES,
    requests: { cpu: '100m', memory: '100Mi' },
    limits: { cpu: '500m', memory: '500Mi' },
    env: {
      ...TEKTON_ENV,
      CONFIG_LOGGING_NAME: 'config-logging',
      CONFIG_OBSERVABILITY_NAME: 'config-observability',
      CONFIG_LEADERELECTION_NAME: 'config-leader-election-webhook',
      CONFIG_FEATURE_FLAGS_NAME: 'feature-flags',
      PROBES_PORT: '8080',
      WEBHOOK_PORT: '8443',
      WEBHOOK_ADMISSION_CONTROLLER_NAME: 'webhook.pipeline.tekton.dev',
      WEBHOOK_SERVICE_NAME: NAME,
      WEBHOOK_SECRET_NAME: 'webhook-certs',
      METRICS_DOMAIN: 'tekton.dev/pipeline',
    },
    securityContext: NOT_ROOT,
    moreOfPod: { affinity: ON_LINUX },
  });
  service(part, NAME, {
    ports: {
      'http-metrics': [9090, 'metrics'],
      'http-profiling': [8008, 'profiling'],
      'https-webhook': [443, 'https-webhook'],
      probes: [8080, 'probes'],
    },
    selector: pods,
    labels: { app: NAME },
  });

  const access = pipelines.called('webhook');
  filledSecret(access, 'webhook-certs');
  const call = { service: NAME, admissionReviewVersions: ['v1'] };
  mutatingWebhook(access, 'webhook.pipeline.tekton.dev', call);
  validatingWebhook(access, 'validation.webhook.pipeline.tekton.dev', call);
  validatingWebhook(access, 'config.webhook.pipeline.tekton.dev', {
    ...call,
    objectSelector: { matchLabels: { 'app.kubernetes.io/part-of': 'tekton-pipelines' } },
  });

  serviceAccount(access, NAME);
  bindClusterRole(access, `${NAME}-cluster-access`, `${NAME}-cluster-access`, NAME);
  clusterRole(access, `${NAME}-cluster-access`, [
    rule(
      'apiextensions.k8s.io',
      ['customresourcedefinitions', 'customresourcedefinitions/status'],
      ['get', 'update', 'patch'],
      CRDS,
    ),
    rule('apiextensions.k8s.io', ['customresourcedefinitions'], ['list', 'watch']),
    rule(
      'admissionregistration.k8s.io',
      ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'],
      ['list', 'watch'],
    ),
    rule('admissionregistration.k8s.io', ['mutatingwebhookconfigurations'], CHANGE, ['webhook.pipeline.tekton.dev']),
    rule('admissionregistration.k8s.io', ['validatingwebhookconfigurations'], CHANGE, [
      'validation.webhook.pipeline.tekton.dev',
      'config.webhook.pipeline.tekton.dev',
    ]),
    rule('', ['namespaces'], ['get'], [pipelines.namespace]),
    // It makes the namespace the owner of its webhooks.
    rule('', ['namespaces/finalizers'], ['update'], [pipelines.namespace]),
  ]);
  bindRole(access, NAME, NAME, NAME);
  role(access, NAME, [
    rule('', ['configmaps'], ['list', 'watch']),
    rule(
      '',
      ['configmaps'],
      ['get'],
      ['config-logging', 'config-observability', 'config-leader-election-webhook', 'feature-flags'],
    ),
    rule('', ['secrets'], ['list', 'watch']),
    rule('', ['secrets'], ['get', 'update'], ['webhook-certs']),
  ]);
  bindRole(access, `${NAME}-leaderelection`, 'tekton-pipelines-leader-election', NAME);
}

const CHANGE = ['get', 'update', 'delete'];

const CRDS = [
  'pipelines.tekton.dev',
  'pipelineruns.tekton.dev',
  'tasks.tekton.dev',
  'taskruns.tekton.dev',
  'resolutionrequests.resolution.tekton.dev',
  'customruns.tekton.dev',
  'verificationpolicies.tekton.dev',
  'stepactions.tekton.dev',
];
