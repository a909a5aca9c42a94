import { Duration } from 'cdk8s';
import { platform } from '../../../lib';
import type { Knobs } from './knob';

const { FailurePolicy, PercentOrAbsolute, UnhealthyPodEvictionPolicy } = platform;

/** Every override of a Service, as that of Serving's webhook shows it. */
export const SERVICE_KNOBS: Knobs = {
  labels: [
    { role: 'other', team: 'a' },
    'Service/webhook .metadata.labels.role: webhook → other',
    'Service/webhook .metadata.labels.team: nothing → a',
  ],
  annotations: [{ note: 'b' }, 'Service/webhook .metadata.annotations: nothing → {"note":"b"}'],
  selector: [
    { 'app.kubernetes.io/component': 'webhook' },
    'Service/webhook .spec.selector.app.kubernetes.io/component: nothing → webhook',
  ],
};

/** Every override of a PodDisruptionBudget, as that of Serving's webhook shows it. */
export const BUDGET_KNOBS: Knobs = {
  minAvailable: [PercentOrAbsolute.percent(50), 'PodDisruptionBudget/webhook-pdb .spec.minAvailable: 80% → 50%'],
  maxUnavailable: [
    PercentOrAbsolute.absolute(2),
    'PodDisruptionBudget/webhook-pdb .spec.maxUnavailable: nothing → 2',
    'PodDisruptionBudget/webhook-pdb .spec.minAvailable: 80% → nothing',
  ],
  unhealthyPodEvictionPolicy: [
    UnhealthyPodEvictionPolicy.ALWAYS_ALLOW,
    'PodDisruptionBudget/webhook-pdb .spec.unhealthyPodEvictionPolicy: nothing → AlwaysAllow',
  ],
};

const VALIDATION = 'ValidatingWebhookConfiguration/validation.webhook.serving.knative.dev .webhooks[0]';

/** Every override of a webhook, as one of Serving's shows it. */
export const WEBHOOK_KNOBS: Knobs = {
  failurePolicy: [FailurePolicy.IGNORE, `${VALIDATION}.failurePolicy: Fail → Ignore`],
  timeout: [Duration.seconds(30), `${VALIDATION}.timeoutSeconds: 10 → 30`],
};
