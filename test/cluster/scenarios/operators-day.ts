import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Duration } from 'cdk8s';
import { eventing, platform, serving } from '../../../lib';
import { server } from '../apps';
import { Receiver } from '../events';
import { RIGHTS_OF_NEWER_PROGRAMS } from '../newer-programs';
import type { PlatformOptions } from '../platform';
import { NotRun, type Scenario } from '../scenario';
import { Traffic } from '../traffic';
import type { Trial } from '../trial';
import { until } from '../wait';
import oneReplica from './one-replica.json';

const CLIENTS = 2;
const REPLICAS = 2;
/** Requests fail while the only gateway is started anew, which takes a slower machine longer than where it was recorded. */
const NOISE = 2;
const SERVICES = { direct: 0, buffered: -1 };

/** Each release has images of its own, so that an upgrade starts all pods anew. */
export const RELEASE_BEFORE: PlatformOptions = { version: platform.KnativeVersion.V1_22_1, tag: 'rebuilt' };

/** What an operator changes, one after the other. */
const autoscaler = { stableWindow: Duration.seconds(30) };
const CHANGES: { readonly [what: string]: PlatformOptions } = {
  'two pods of each workload': { replicas: REPLICAS },
  'settings of the autoscaler': { replicas: REPLICAS, autoscaler },
  'other images': { replicas: REPLICAS, autoscaler, tag: 'rebuilt' },
};

interface Pods {
  readonly namespace: string;
  readonly selector: string;
}

/** Pods that requests depend on, with the Services whose requests pass through them; and pods that events depend on. */
const SERVING_PODS: { readonly [what: string]: Pods & { readonly services: readonly string[] } } = {
  activator: { namespace: 'knative-serving', selector: 'app=activator', services: ['buffered'] },
  autoscaler: { namespace: 'knative-serving', selector: 'app=autoscaler', services: [] },
  gateway: { namespace: 'kourier-system', selector: 'app=3scale-kourier-gateway', services: Object.keys(SERVICES) },
};
const BROKER_PODS: { readonly [what: string]: Pods } = {
  ingress: { namespace: 'knative-eventing', selector: 'eventing.knative.dev/brokerRole=ingress' },
  filter: { namespace: 'knative-eventing', selector: 'eventing.knative.dev/brokerRole=filter' },
};

/** What happens while there is one pod of each workload. `one-replica.json` says how many requests fail on upstream's. */
export const WITH_ONE_REPLICA: { readonly [what in keyof typeof oneReplica]: (trial: Trial) => Promise<void> } = {
  'upgrade from 1.22.1 to 1.23.0': (trial) => trial.platform.install(),
  'activator killed': (trial) => kill(trial, SERVING_PODS.activator),
  'autoscaler killed': (trial) => kill(trial, SERVING_PODS.autoscaler),
  'gateway killed': (trial) => kill(trial, SERVING_PODS.gateway),
};

/**
 * Requests are answered and events delivered while the platform is changed and while its pods are killed. Where nothing is
 * installed, it begins with the release before.
 */
export const operatorsDay: Scenario = {
  name: 'operators-day',
  run: async (trial) => {
    const isNewest = await runsRelease(trial, platform.KnativeVersion.V1_23_0);
    if (!isNewest) {
      await trial.kubectl.apply(RIGHTS_OF_NEWER_PROGRAMS);
      await trial.platform.install(RELEASE_BEFORE);
      await trial.findGateway();
    }
    const address = await deploy(trial);
    for (const [what, work] of Object.entries(WITH_ONE_REPLICA)) {
      const bound = NOISE * oneReplica[what as keyof typeof oneReplica];
      const title = `with one pod, events arrive and at most ${NOISE} times as many requests fail as on upstream's manifests`;
      await trial.check(`${title}: ${what}`, () => {
        if (what.startsWith('upgrade') && isNewest) throw new NotRun('the newest release is installed already');
        return fewFail(trial, bound, () => eventsArrive(trial, address, () => work(trial)));
      });
    }
    await killBrokerPods(trial, address, 'one pod');
    for (const [what, change] of Object.entries(CHANGES)) {
      await trial.check(`no request fails during a change: ${what}`, () => {
        if (change.tag && !trial.isLocal) throw new NotRun('on another cluster, images have one name');
        return fewFail(trial, 0, () => trial.platform.install(change));
      });
    }
    for (const [what, pods] of Object.entries(SERVING_PODS)) {
      await trial.check(`with two pods, at most the requests in flight fail when one is killed: ${what}`, () =>
        fewFail(trial, pods.services.length * CLIENTS, () => kill(trial, pods)),
      );
    }
    await killBrokerPods(trial, address, 'two pods');
  },
  restore: async (trial) => {
    if (trial.isLocal) await trial.kubectl.delete(RIGHTS_OF_NEWER_PROGRAMS);
    const endsWithTheRun = trial.before !== undefined;
    if (!endsWithTheRun) await trial.platform.install();
  },
};

async function runsRelease(trial: Trial, version: string): Promise<boolean> {
  const deployments = await trial.kubectl.list('deployment', 'knative-serving');
  return deployments.some(({ metadata }) => metadata.labels['app.kubernetes.io/version'] === version);
}

/** Deploys what gets requests and events, and returns the address of its Broker. */
export async function deploy(trial: Trial): Promise<string> {
  let address = '';
  await trial.deploy((chart) => {
    // One Service gets its requests straight from the gateway, the other through the activator.
    for (const [name, burstCapacity] of Object.entries(SERVICES)) {
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
  for (const name of Object.keys(SERVICES)) await trial.request(await trial.hostOf(name));
  await trial.ready('triggers.eventing.knative.dev', 'broker-all');
  return address;
}

/** Sends requests to both Services during something and a moment longer. */
export async function requestsDuring(trial: Trial, work: () => Promise<unknown>) {
  const hosts = await Promise.all(Object.keys(SERVICES).map((name) => trial.hostOf(name)));
  const clients = hosts.map((host) => new Traffic(trial.gateway, host, { clients: CLIENTS, path: '/?ms=20' }));
  try {
    await work();
    await sleep(5000);
  } finally {
    await Promise.all(clients.map((client) => client.stop()));
  }
  return {
    answered: clients.reduce((sum, { answered }) => sum + answered, 0),
    failures: clients.flatMap(({ failures }) => failures),
  };
}

async function fewFail(trial: Trial, allowed: number, work: () => Promise<unknown>): Promise<string> {
  const { answered, failures } = await requestsDuring(trial, work);
  assert.ok(
    failures.length <= allowed,
    `${failures.length} of ${answered + failures.length} requests failed, allowed: ${allowed}:\n${failures.slice(0, 5).join('\n')}`,
  );
  return `${answered} requests, ${failures.length} failed (allowed: ${allowed})`;
}

async function killBrokerPods(trial: Trial, address: string, count: string): Promise<void> {
  for (const [what, pods] of Object.entries(BROKER_PODS)) {
    await trial.check(`with ${count}, each event that the Broker took arrives when a pod is killed: ${what}`, () =>
      eventsArrive(trial, address, () => kill(trial, pods)),
    );
  }
}

/** Sends events during something and a moment longer, and waits for those that were taken. */
async function eventsArrive(trial: Trial, address: string, work: () => Promise<void>): Promise<string> {
  const receiver = new Receiver(trial, 'received:80');
  const taken: string[] = [];
  let done = false;
  const sending = (async () => {
    while (!done) {
      const id = new Date().toISOString();
      // What the Broker doesn't take, its sender would send again. A connection to a pod that was killed gives no answer.
      await receiver.send(address, { id, type: 'test' }, AbortSignal.timeout(2000)).then(
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
async function kill(trial: Trial, { namespace, selector }: Pods): Promise<void> {
  const running = async () => {
    const pods = await trial.kubectl.list('pods', namespace, selector);
    return pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  };
  const before = await running();
  const [{ metadata }] = before;
  await trial.kubectl.run(['delete', 'pod', '-n', namespace, metadata.name, '--grace-period=0', '--force']);
  await until(`${before.length} pods with ${selector}`, 120, async () => {
    const ready = (await running()).filter(
      ({ metadata: { name }, status }) =>
        name !== metadata.name &&
        status.conditions?.some((each: any) => each.type === 'Ready' && each.status === 'True'),
    );
    return ready.length >= before.length ? undefined : `${ready.length} are ready`;
  });
}
