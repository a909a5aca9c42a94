import type { Chart } from 'cdk8s';
import { eventing, kubernetes } from '../../../lib';
import { plainObjectSink, plainUriSink } from '../deliveries';
import { requiredKey } from '../secret-key';

export default function (chart: Chart): void {
  const common = {
    ownerAndRepository: 'knative/docs',
    eventTypes: ['push'],
    accessToken: requiredKey,
    secretToken: requiredKey,
    githubApiUrl: 'https://github.example.com/api/v3',
    secure: true,
    serviceAccount: kubernetes.ServiceAccount.fromServiceAccountName('github'),
    extensions: { region: 'eu' },
  };
  new eventing.GitHubSource(chart, 'object', { ...common, sink: plainObjectSink });
  new eventing.GitHubSource(chart, 'uri', { ...common, sink: plainUriSink });
}
