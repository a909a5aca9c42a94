import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Duration } from 'cdk8s';
import { eventing, serving } from '../../../lib';
import { server } from '../apps';
import { Receiver } from '../events';
import type { PlatformOptions } from '../platform';
import type { Scenario } from '../scenario';
import { Traffic } from '../traffic';
import type { Trial } from '../trial';

const CLIENTS = 2;
const REPLICAS = 2;

/** What an operator changes, one after the other. */
const autoscaler = { stableWindow: Duration.seconds(30) };
const CHANGES: { readonly [what: string]: PlatformOptions } = {
  'two pods of each workload': { replicas: REPLICAS },
  'settings of the autoscaler': { replicas: REPLICAS, autoscaler },
  'other images': { replicas: REPLICAS, autoscaler, tag: 'rebuilt' },
};

/** Pods that requests depend on, and pods that events depend on. */
const SERVING_PODS = [
  ['activator', 'knative-serving', 'app=activator'],
  ['autoscaler', 'knative-serving', 'app=autoscaler'],
  ['gateway', 'kourier-system', 'app=3scale-kourier-gateway'],
] as const;
const BROKER_PODS = [
  ['ingress', 'knative-eventing', 'eventing.knative.dev/brokerRole=ingress'],
  ['filter', 'knative-eventing', 'eventing.knative.dev/brokerRole=filter'],
] as const;

/** Requests are answered and events delivered while the platform is changed and while its pods are killed. */
export const operatorsDay: Scenario = {
  name: 'operators-day',
  run: async (trial) => {
    let address = '';
    await trial.deploy((chart) => {
      // One Service gets its requests straight from the gateway, the other through the activator.
      for (const [name, burstCapacity] of Object.entries({ direct: 0, buffered: -1 })) {
        const scale = serving.Scale.within({ min: 1, burstCapacity });
        new serving.Service(chart, name, { image: trial.images.server, scale });
      }
      const delivery = { retry: 10, backoffDelay: Duration.millis(200) };
      const broker = new eventing.Broker(chart, 'broker', { delivery });
      broker.addTrigger('all', {
        subscriber: eventing.Sink.at(server(chart, 'received', trial.images.server), { path: '/all' }),
      });
      address = broker.address;
    });
    const hosts = [await trial.hostOf('direct'), await trial.hostOf('buffered')];
    for (const host of hosts) await trial.request(host);
    await trial.ready('triggers.eventing.knative.dev', 'broker-all');

    for (const [what, change] of Object.entries(CHANGES)) {
      await trial.check(`no request fails during a change: ${what}`, () =>
        whileRequesting(trial, hosts, 0, () => trial.platform.install(change)),
      );
    }
    for (const [what, namespace, selector] of SERVING_PODS) {
      await trial.check(`at most the requests in flight fail when a pod is killed: ${what}`, () =>
        whileRequesting(trial, hosts, hosts.length * CLIENTS, () => kill(trial, namespace, selector)),
      );
    }
    for (const [what, namespace, selector] of BROKER_PODS) {
      await trial.check(`each event that the Broker took arrives when a pod is killed: ${what}`, () =>
        whileSending(trial, address, what, () => kill(trial, namespace, selector)),
      );
    }
    await trial.platform.install();
  },
};

/** Sends requests during something and a moment longer. */
async function whileRequesting(trial: Trial, hosts: string[], allowed: number, work: () => Promise<void>) {
  const clients = hosts.map((host) => new Traffic(trial.gateway, host, { clients: CLIENTS, path: '/?ms=20' }));
  try {
    await work();
    await sleep(5000);
  } finally {
    await Promise.all(clients.map((client) => client.stop()));
  }
  const failures = clients.flatMap((client) => client.failures);
  assert.ok(failures.length <= allowed, `${failures.length} requests failed:\n${failures.slice(0, 5).join('\n')}`);
  return `${clients.reduce((sum, { answered }) => sum + answered, 0)} requests, ${failures.length} failed`;
}

/** Sends events during something and a moment longer, and waits for those that were taken. */
async function whileSending(trial: Trial, address: string, name: string, work: () => Promise<void>) {
  const receiver = new Receiver(trial, 'received:80');
  const taken: string[] = [];
  let done = false;
  const sending = (async () => {
    for (let i = 0; !done; i++) {
      const id = `${name}-${i}`;
      // What the Broker doesn't take, its sender would send again.
      await receiver.send(address, { id, type: 'test' }).then(
        () => taken.push(id),
        () => {},
      );
      await sleep(50);
    }
  })();
  try {
    await work();
    await sleep(5000);
  } finally {
    done = true;
    await sending;
  }
  assert.ok(taken.length > 0, 'the Broker took no event');
  await receiver.expectIds('/all', taken);
  return `${taken.length} events`;
}

/** Kills one of the pods without a grace period and waits until another has taken its place. */
async function kill(trial: Trial, namespace: string, selector: string): Promise<void> {
  const [{ metadata }] = await trial.kubectl.list('pods', namespace, selector);
  await trial.kubectl.run(['delete', 'pod', '-n', namespace, metadata.name, '--grace-period=0', '--force']);
  await trial.kubectl.run(['wait', '--for=condition=Ready', 'pod', '-n', namespace, '-l', selector, '--timeout=120s']);
}
