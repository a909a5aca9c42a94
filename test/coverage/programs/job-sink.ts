import { type Chart, Duration } from 'cdk8s';
import { eventing } from '../../../lib';
import { pods } from '../pods';

export default function (chart: Chart): void {
  new eventing.JobSink(chart, 'reports', {
    job: {
      jobLabels: { app: 'reports' },
      jobAnnotations: { team: 'shop' },
      parallelism: 2,
      completions: 2,
      completionMode: 'Indexed',
      backoffLimit: 3,
      backoffLimitPerIndex: 1,
      maxFailedIndexes: 1,
      jobActiveDeadline: Duration.minutes(5),
      ttlAfterFinished: Duration.hours(1),
      suspend: false,
      podFailureRules: [
        { action: 'FailJob', onExitCodes: { operator: 'In', values: [42], containerName: 'report' } },
        { action: 'Ignore', onPodConditions: [{ conditionType: 'DisruptionTarget', status: 'True' }] },
      ],
      successRules: [{ succeededIndexes: '0-1', succeededCount: 1 }],
      podReplacementPolicy: 'Failed',
      managedBy: 'kubernetes.io/job-controller',
      restartPolicy: 'Never',
      containers: [{ name: 'report', image: 'example.com/report' }],
    },
  });
  for (const [os, pod] of Object.entries(pods)) {
    const job = { ...pod, restartPolicy: 'Never', activeDeadline: Duration.hours(1) };
    new eventing.JobSink(chart, os, { job });
  }
}
