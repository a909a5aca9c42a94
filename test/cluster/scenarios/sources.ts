import assert from 'node:assert/strict';
import { eventing, kubernetes } from '../../../lib';
import { env, server } from '../apps';
import { Receiver } from '../events';
import { NotRun, type Scenario } from '../scenario';
import type { Trial } from '../trial';
import { until } from '../wait';

const { Sink } = eventing;

/** Sends an event to `K_SINK` every second. */
const SENDER = `while :; do
  wget -q -O- --header 'Ce-Id: 1' --header 'Ce-Specversion: 1.0' --header "Ce-Type: $TYPE" --header 'Ce-Source: /sender' \\
    --header 'Content-Type: text/plain' --post-data "$K_CE_OVERRIDES" "$K_SINK"
  sleep 1
done`;

/** Sends what a JobSink was given on to `RECEIVER`. */
const JOB = `wget -q -O- --header 'Ce-Id: 1' --header 'Ce-Specversion: 1.0' --header 'Ce-Type: done' --header 'Ce-Source: /job' \\
  --header 'Content-Type: application/json' --post-file "$K_EVENT_PATH/event" "$RECEIVER"`;

/** Sources send what happens, and sinks take it. */
export const sources: Scenario = {
  name: 'sources',
  run: async (trial) => {
    await trial.deploy((chart) => {
      const { shell } = trial.images;
      const received = server(chart, 'received', trial.images.server);
      const at = (path: string) => Sink.at(received, { path });
      new eventing.PingSource(chart, 'ping', {
        schedule: '* * * * *',
        contentType: 'application/json',
        data: '{"beat":true}',
        extensions: { team: 'shop' },
        sink: at('/ping'),
      });
      new eventing.ApiServerSource(chart, 'objects', {
        resources: [{ apiVersion: 'v1', kind: 'ConfigMap', selector: { matchLabels: { watched: 'true' } } }],
        mode: eventing.EventMode.RESOURCE,
        sink: at('/objects'),
      });
      new eventing.ContainerSource(chart, 'contained', {
        pod: {
          containers: [
            { name: 'sender', image: shell, command: ['sh', '-c', SENDER], env: env({ TYPE: 'contained' }) },
          ],
        },
        sink: at('/contained'),
      });
      const sender = new kubernetes.Deployment(chart, 'sender', {
        containers: [{ name: 'sender', image: shell, command: ['sh', '-c', SENDER], env: env({ TYPE: 'bound' }) }],
      });
      new eventing.SinkBinding(chart, 'binding', { subject: sender, extensions: { team: 'shop' }, sink: at('/bound') });
      new eventing.JobSink(chart, 'jobs', {
        job: {
          restartPolicy: 'Never',
          containers: [
            {
              name: 'job',
              image: shell,
              command: ['sh', '-c', JOB],
              env: env({ RECEIVER: `http://received.${trial.namespace}.svc.cluster.local/job-done` }),
            },
          ],
        },
      });
    });
    await trial.available('received');
    const receiver = new Receiver(trial, 'received:80');
    await Promise.all([
      trial.check('a ContainerSource sends what its container sends', async () => {
        const [{ attributes }] = await receiver.expect('/contained');
        assert.equal(attributes.type, 'contained');
      }),
      trial.check('a SinkBinding gives a Deployment its sink and extensions', async () => {
        const [{ attributes, data }] = await receiver.expect('/bound');
        assert.equal(attributes.type, 'bound');
        assert.deepEqual(JSON.parse(data), { extensions: { team: 'shop' } });
      }),
      trial.check('an ApiServerSource tells of the objects that it watches and of no others', () =>
        objects(trial, receiver),
      ),
      trial.check('a PingSource sends its data by its schedule', async () => {
        const [{ attributes, data }] = await receiver.expect('/ping', 1, 120);
        assert.equal(attributes.type, 'dev.knative.sources.ping');
        assert.equal(attributes.team, 'shop');
        assert.deepEqual(JSON.parse(data), { beat: true });
      }),
      trial.check('a JobSink runs a Job for an event', async () => {
        await trial.ready('jobsinks.sinks.knative.dev', 'jobs');
        const { url } = (await trial.get('jobsinks.sinks.knative.dev', 'jobs')).status.address;
        await receiver.send(url, { id: 'work', type: 'work', data: 'to do' });
        const [{ data }] = await receiver.expect('/job-done');
        const event = JSON.parse(data);
        assert.equal(event.id, 'work');
        assert.equal(event.data, 'to do');
      }),
      trial.check('an EventTransform changes an event', async () => {
        throw new NotRun('the program of its image, transform-jsonata, is in no package registry');
      }),
    ]);
  },
};

async function objects(trial: Trial, receiver: Receiver): Promise<void> {
  await trial.ready('apiserversources.sources.knative.dev', 'objects');
  const configMap = (name: string, watched: string) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: trial.namespace, labels: { watched } },
  });
  await trial.kubectl.apply([configMap('other', 'false'), configMap('watched', 'true')]);
  await until('the event of a new object', 60, async () => {
    const events = await receiver.at('/objects');
    return events.some(({ attributes }) => attributes.type === 'dev.knative.apiserver.resource.add')
      ? undefined
      : 'none';
  });
  const names = (await receiver.at('/objects')).map(({ data }) => JSON.parse(data).metadata.name);
  assert.deepEqual([...new Set(names)], ['watched']);
}
