import type { Chart } from 'cdk8s';
import { eventing, kubernetes } from '../../../lib';
import { requiredKey, secretKey } from '../secret-key';

export default function (chart: Chart): void {
  const web = new kubernetes.Deployment(chart, 'web', { containers: [{ name: 'web', image: 'example.com/web' }] });
  const subjects = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    matchLabels: { app: 'web' },
  };
  const matchExpressions = [{ key: 'tier', operator: kubernetes.LabelOperator.IN, values: ['web'] }];
  new eventing.GitHubBinding(chart, 'selected', {
    subjects: { ...subjects, matchExpressions },
    accessToken: secretKey,
  });
  for (const [id, Binding] of Object.entries({ github: eventing.GitHubBinding, gitlab: eventing.GitLabBinding })) {
    new Binding(chart, `${id}-named`, { subject: web, accessToken: requiredKey });
    new Binding(chart, `${id}-selected`, { subjects, accessToken: requiredKey });
  }
}
