import type { Chart } from 'cdk8s';
import { tekton } from '../../../lib';

const { ClusterTriggerBinding, Event, TriggerBinding } = tekton;

export default function (chart: Chart): void {
  const params = { url: Event.body('repository.clone_url'), kind: Event.header('X-GitHub-Event'), event: Event.id };
  new TriggerBinding(chart, 'push', { params });
  new ClusterTriggerBinding(chart, 'everywhere', { params });
}
