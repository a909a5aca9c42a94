import { App, Chart } from 'cdk8s';
import { eventing, kubernetes, serving } from 'cdk8s-knative';
import { addDatabase } from './database';
import { addSlackPipe } from './slack-pipe';

const { Broker, ChannelTemplate, Filter, Sequence, Sink, SinkBinding } = eventing;
const { Deployment, EnvValue, Port, Secret, Service: StableName, ServiceType } = kubernetes;

const app = new App();
// The server's image looks for its database in this namespace.
const shop = new Chart(app, 'bookstore', { namespace: 'default' });

// Everything that happens goes through one broker.
const broker = new Broker(shop, 'bookstore-broker');

// The database, filled once with the first reviews.
const credentials = Secret.fromSecretName('postgresql-secret');
addDatabase(shop, credentials);

// The server turns comments that visitors send into events, and stores those that come back as good.
const server = new Deployment(shop, 'node-server', {
  containers: [{ name: 'node-server', image: 'ghcr.io/knative/node-server:latest' }],
});
const api = new StableName(shop, 'node-server-svc', {
  selector: server.podLabels,
  port: 80,
  targetPort: Port.fromNumber(8000),
  serviceType: ServiceType.LOAD_BALANCER,
});
new SinkBinding(shop, 'node-sinkbinding', { subject: server, sink: broker });

// The pages that visitors see.
const frontend = new Deployment(shop, 'bookstore-frontend', {
  containers: [
    {
      name: 'bookstore-frontend',
      image: 'ghcr.io/knative/bookstore-frontend:latest',
      env: { POD_NAMESPACE: EnvValue.fromField('metadata.namespace') },
    },
  ],
});
new StableName(shop, 'bookstore-frontend-svc', {
  selector: frontend.podLabels,
  port: 80,
  targetPort: Port.fromNumber(8080),
  serviceType: ServiceType.LOAD_BALANCER,
});

// Two functions judge a comment, one after the other, and the broker gets what they say of it.
const func = (name: string) => new serving.Service(shop, name, { image: `registry.example.com/bookstore/${name}` });
const moderation = new Sequence(shop, 'sequence', {
  steps: [func('bad-word-filter'), func('sentiment-analysis-app')],
  reply: broker,
  channelTemplate: ChannelTemplate.inMemory(),
});
broker.addTrigger('judge', { filter: Filter.exact({ type: 'new-review-comment' }), subscriber: moderation });

// Good comments are stored. Bad ones reach the owner through a broker of their own.
const judged = (badwordfilter: string) => Filter.exact({ type: 'moderated-comment', badwordfilter });
broker.addTrigger('store', { filter: judged('good'), subscriber: Sink.at(api, { path: '/insert' }) });
const badWords = new Broker(shop, 'badword-broker');
broker.addTrigger('notify', { filter: judged('bad'), subscriber: badWords });
addSlackPipe(shop, badWords, 'moderated-comment', Secret.fromSecretName('slack-credentials'));

// And one may watch all of it in a log.
const display = new Deployment(shop, 'event-display', {
  containers: [
    {
      name: 'event-display',
      image: 'gcr.io/knative-releases/knative.dev/eventing-contrib/cmd/event_display',
    },
  ],
});
broker.addTrigger('log', { subscriber: display.expose({ targetPort: 8080, port: 80 }) });

app.synth();
