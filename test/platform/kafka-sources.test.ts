import { App, Duration } from 'cdk8s';
import { expect, it } from 'vitest';
import { platform } from '../../lib';

const cluster = { kubernetesVersion: '1.35', eventing: true };
const install = (config: platform.KafkaConfig) => () =>
  new platform.KafkaSources(new App(), 'kafka', { cluster, config });

it('The namespace is that of the Eventing that the app declares', () => {
  const app = new App();
  new platform.KnativeEventing(app, 'eventing', { namespace: 'events' });
  expect(new platform.KafkaSources(app, 'kafka').namespace).toBe('events');
  expect(new platform.KafkaSources(new App(), 'kafka', { cluster }).namespace).toBe('knative-eventing');
  expect(() => new platform.KafkaSources(app, 'other', { namespace: 'kafka' })).toThrow(
    'namespace is "kafka"; allowed: events, that of Eventing, whose settings the pods mount; leave it out [platform/namespace]',
  );
  expect(new platform.KafkaSources(new App(), 'kafka', { cluster, namespace: 'events' }).namespace).toBe('events');
});

it('Settings out of range or against each other are refused', () => {
  const faults: [platform.KafkaConfig, RegExp][] = [
    [{ features: { brokerTopicTemplate: '{{ .Name }}' } }, /brokerTopicTemplate is .*; allowed: a template with/],
    [{ autoscaler: { minScale: 60 } }, /autoscaler.minScale is 60; allowed: 0 to 50, the most/],
    [
      { autoscaler: { enabled: false, lagThreshold: 20 } },
      /autoscaler.lagThreshold is 20; allowed: nothing unless `enabled`; turn that on, or leave it out \[platform\/config\]/,
    ],
    [{ autoscaler: { pollingInterval: Duration.millis(500) } }, /pollingInterval is "0.5"; allowed: a whole number/],
    [{ sourceDefaults: { enabled: true, minScale: 2 } }, /sourceDefaults.minScale is 2; allowed: 0 to 1, the most/],
    [{ sourceDefaults: { maxScale: 2 } }, /sourceDefaults.maxScale is 2; allowed: nothing unless `enabled`/],
    [
      { leaderElection: { renewDeadline: Duration.seconds(20) } },
      /leaseDuration is "15s"; allowed: more than 20 seconds/,
    ],
  ];
  for (const [config, message] of faults) expect(install(config)).toThrow(message);
  expect(install({ features: { brokerTopicTemplate: '{{ .UID }}' } })).not.toThrow();
});
