import type { Chart } from 'cdk8s';
import { eventing, kubernetes } from '../../../lib';
import { plainObjectSink, plainUriSink } from '../deliveries';
import { requiredKey } from '../secret-key';

export default function (chart: Chart): void {
  const common = {
    projectUrl: 'https://gitlab.com/knative/docs',
    eventTypes: ['push_events'],
    accessToken: requiredKey,
    secretToken: requiredKey,
    sslVerify: true,
    serviceAccount: kubernetes.ServiceAccount.fromServiceAccountName('gitlab'),
  };
  new eventing.GitLabSource(chart, 'object', { ...common, sink: plainObjectSink });
  new eventing.GitLabSource(chart, 'uri', { ...common, sink: plainUriSink });
}
