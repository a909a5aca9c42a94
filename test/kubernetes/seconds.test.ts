import { Chart, Duration, Testing } from 'cdk8s';
import { expect, test } from 'vitest';
import { eventing, kubernetes, serving, tekton } from '../../lib';

const image = 'example.com/orders';
const period = Duration.millis(1500);
const sink = eventing.Sink.uri('http://orders.example.com');
const port = kubernetes.Port.fromNumber(80);
const livenessProbe = kubernetes.Probe.fromHttpGet('/', { period, port });
const lifecycle = { preStop: kubernetes.Handler.fromSleep(period) };
const tolerations = [{ key: 'spot', period }];
const projection = kubernetes.VolumeProjection;
const volumes = [
  kubernetes.Volume.fromProjection('token', [
    projection.fromServiceAccountToken('token', { expiration: period }),
    projection.fromPodCertificate({ signerName: 'example.com/a', keyType: 'ED25519', maxExpiration: period }),
  ]),
];
const pod = {
  containers: [{ name: 'main', image, livenessProbe, lifecycle }],
  tolerations,
  volumes,
  terminationGracePeriod: period,
};
const auth = eventing.AwsAuth.fromSecret(kubernetes.Secret.fromSecretName('aws'));
const sqs = { arn: 'arn:aws:sqs:eu-west-1:1:orders', region: 'eu-west-1', waitTime: period, visibilityTimeout: period };

const ofPod = (at: string) => [
  `${at}containers[0].lifecycle.preStop.sleep.seconds`,
  `${at}containers[0].livenessProbe.periodSeconds`,
  `${at}terminationGracePeriodSeconds`,
  `${at}tolerations[0].tolerationSeconds`,
  `${at}volumes[0].projected.sources[0].serviceAccountToken.expirationSeconds`,
  `${at}volumes[0].projected.sources[1].podCertificate.maxExpirationSeconds`,
];

test.each<[string, (chart: Chart) => void, string[]]>([
  [
    'Service',
    (chart) => new serving.Service(chart, 'user', { image, timeout: period, idleTimeout: period, livenessProbe }),
    ['livenessProbe.periodSeconds', 'idleTimeout', 'timeout'],
  ],
  [
    'Job',
    (chart) => new kubernetes.Job(chart, 'user', { ...pod, jobActiveDeadline: period, ttlAfterFinished: period }),
    ['spec.activeDeadlineSeconds', ...ofPod('spec.template.spec.'), 'spec.ttlSecondsAfterFinished'],
  ],
  ['Deployment', (chart) => new kubernetes.Deployment(chart, 'user', pod), ofPod('spec.template.spec.')],
  ['ContainerSource', (chart) => new eventing.ContainerSource(chart, 'user', { pod, sink }), ofPod('pod.')],
  [
    'IntegrationSource',
    (chart) =>
      new eventing.IntegrationSource(chart, 'user', {
        connector: eventing.SourceConnector.awsSqs({ ...sqs, auth }),
        sink,
      }),
    ['connector.sqs.visibilityTimeout', 'connector.sqs.waitTimeSeconds'],
  ],
  [
    'TaskRun',
    (chart) =>
      new tekton.TaskRun(chart, 'user', { task: tekton.Task.fromTaskName('any'), podTemplate: { tolerations } }),
    ['podTemplate.tolerations[0].tolerationSeconds'],
  ],
])(
  'all parts of a second in the durations of a kind are refused at once with their fields: %s',
  (_, declare, fields) => {
    const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
    let message = '';
    try {
      declare(chart);
    } catch (error) {
      ({ message } = error as Error);
    }
    const lines = message
      .split('\n  ')
      .filter((line) => line.endsWith(' is 1.5; allowed: a whole number; round it [schema/type]'));
    expect(lines.map((line) => line.split(' ')[0])).toEqual(fields);
    expect(message).toMatch(/^\w+ 'shop\/user' is refused:\n/);
  },
);
