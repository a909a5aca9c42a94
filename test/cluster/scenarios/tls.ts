import assert from 'node:assert/strict';
import { eventing, kubernetes, serving } from '../../../lib';
import { server } from '../apps';
import { manifestsOf } from '../builds';
import { CERT_MANAGER, CERT_MANAGER_OBJECTS, TRUST_MANAGER_OBJECTS } from '../cert-manager';
import { CERTIFICATE_MANAGERS } from '../components';
import { Receiver } from '../events';
import { NotRun, type Scenario } from '../scenario';
import type { Trial } from '../trial';
import { until } from '../wait';

/** Who signs the certificates of Services, and those of receivers of events. */
const AUTHORITIES = ['knative-selfsigned-ca', 'knative-eventing-ca'];

/** With a cert-manager in the cluster, all that can be encrypted is, and trusted by the certificates that the platform makes. */
export const tls: Scenario = {
  name: 'tls',
  addOn: CERTIFICATE_MANAGERS,
  run: async (trial) => {
    if (!trial.isLocal) throw new NotRun('nodes of another cluster do not have the images of cert-manager');
    await trial.kubectl.run(['apply', '--server-side', '-f', await manifestsOf(CERTIFICATE_MANAGERS.manifests)]);
    await trial.kubectl.waitForKinds();
    await trial.kubectl.apply([...CERT_MANAGER_OBJECTS, ...TRUST_MANAGER_OBJECTS]);
    for (const name of ['cert-manager', 'trust-manager']) {
      await trial.kubectl.waitFor('Available', 'deployment', name, CERT_MANAGER, 120);
    }
    await trial.check('the platform becomes available', () => trial.platform.install({ tls: true }));
    const [ofServices, ofReceivers] = await Promise.all(AUTHORITIES.map((name) => certificateOf(trial, name)));
    const address = await deploy(trial, `${ofServices}${ofReceivers}`);
    const host = await trial.hostOf('kept');
    const inside = `https://kept.${trial.namespace}.svc.cluster.local`;
    const asking = new Receiver(trial, 'asking:80');
    const outside = await trial.platform.gateway('kourier', 'kourier-system', ofServices);

    await trial.check('a Service answers outside with a certificate of its own', () =>
      until(`an answer from ${host}`, 60, async () => {
        const { status, body } = await outside.send(host);
        return status === 200 ? undefined : `${status} ${body.slice(0, 100)}`;
      }),
    );
    await trial.check('a Service answers inside with a certificate of its own', async () => {
      const { status } = await trial.fetchFrom('asking:80', inside);
      assert.equal(status, 200);
    });
    await trial.check('a Broker delivers to a Service', async () => {
      assert.match(address, /^https:/);
      const { status } = await trial.get('triggers.eventing.knative.dev', 'broker-all');
      assert.match(status.subscriberUri, /^https:/);
      await asking.send(address, { id: '1', type: 'test' });
      await until('the event', 60, async () => {
        const answer = await trial.fetchFrom('asking:80', `${inside}/events`);
        const events = await answer.text();
        return events.includes('"id":"1"') ? undefined : `the Service answers ${answer.status} ${events.slice(0, 200)}`;
      });
    });
    await trial.check('a Broker takes no event by plain HTTP', async () => {
      await assert.rejects(asking.send(address.replace('https:', 'http:'), { id: '2', type: 'test' }), /answers 404/);
    });
  },
};

/** The certificate of an authority that the platform has made. */
async function certificateOf(trial: Trial, authority: string): Promise<string> {
  const { data } = await trial.kubectl.get('secret', authority, CERT_MANAGER);
  return Buffer.from(data['tls.crt'], 'base64').toString();
}

/** Deploys a Service that a Broker delivers to, and pods that trust the authorities; the address of the Broker. */
async function deploy(trial: Trial, trusted: string): Promise<string> {
  await trial.deploy((chart) => {
    const kept = new serving.Service(chart, 'kept', {
      image: trial.images.server,
      scale: serving.Scale.within({ min: 1 }),
    });
    const broker = new eventing.Broker(chart, 'broker', {});
    broker.addTrigger('all', { subscriber: kept });
    const authorities = new kubernetes.ConfigMap(chart, 'authorities', { data: { 'ca.crt': trusted } });
    const volume = kubernetes.Volume.fromConfigMap('authorities', authorities);
    server(chart, 'asking', trial.images.server, { SSL_CERT_FILE: '/authorities/ca.crt' }, [
      { volume, path: '/authorities' },
    ]);
  });
  await trial.available('asking');
  await trial.ready('triggers.eventing.knative.dev', 'broker-all');
  const { status } = await trial.get('brokers.eventing.knative.dev', 'broker');
  return status.address.url;
}
