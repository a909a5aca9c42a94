import { Config } from '@pulumi/pulumi';
import { ApiObject } from 'cdk8s';
import { eventing, kubernetes, platform, serving } from 'cdk8s-knative';
import { Application, ServerlessPlatform } from 'cdk8s-knative/pulumi';
import { addDatabase } from '../bookstore/database';

const { Broker, ChannelTemplate, Filter, Sequence, Sink, SinkBinding } = eventing;
const { Deployment, Port, Secret, Service: StableName } = kubernetes;

const config = new Config();
const registry = config.require('registry');
const password = config.requireSecret('databasePassword');

// Knative Serving behind Kourier, and Knative Eventing. The bookstore builds nothing, so Tekton stays out.
new ServerlessPlatform('platform', {
  domain: config.require('domain'),
  without: [platform.PlatformPart.PIPELINES, platform.PlatformPart.TRIGGERS],
});

// The bookstore waits for the platform, since both are declared for one cluster.
const bookstore = new Application(
  'bookstore',
  ({ chart: shop, asString }) => {
    // Everything that happens goes through one broker.
    const broker = new Broker(shop, 'bookstore-broker');

    // The database, filled once with the first reviews. Its password stays a secret in the state of the stack.
    new ApiObject(shop, 'credentials', {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'postgresql-secret' },
      stringData: { POSTGRES_DB: 'mydatabase', POSTGRES_USER: 'myuser', POSTGRES_PASSWORD: asString(password) },
    });
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
    });
    new SinkBinding(shop, 'node-sinkbinding', { subject: server, sink: broker });

    // The pages that visitors see.
    const frontend = new serving.Service(shop, 'bookstore-frontend', {
      image: 'ghcr.io/knative/bookstore-frontend:latest',
      port: 8080,
    });

    // Two functions judge a comment, one after the other, and the broker gets what they say of it.
    const func = (name: string) => new serving.Service(shop, name, { image: `${registry}/${name}` });
    const moderation = new Sequence(shop, 'sequence', {
      steps: [func('bad-word-filter'), func('sentiment-analysis-app')],
      reply: broker,
      channelTemplate: ChannelTemplate.inMemory(),
    });
    broker.addTrigger('judge', { filter: Filter.exact({ type: 'new-review-comment' }), subscriber: moderation });

    // Good comments are stored. Of bad ones, the owner hears.
    const judged = (badwordfilter: string) => Filter.exact({ type: 'moderated-comment', badwordfilter });
    broker.addTrigger('store', { filter: judged('good'), subscriber: Sink.at(api, { path: '/insert' }) });
    broker.addTrigger('notify', { filter: judged('bad'), subscriber: func('notifier') });

    return { broker, frontend };
  },
  // The server's image looks for its database in this namespace.
  { namespace: 'default' },
);

/** Where visitors find the bookstore. */
export const url = bookstore.urlOf(bookstore.declared.frontend);

/** Where pods of the cluster send events. */
export const events = bookstore.urlOf(bookstore.declared.broker);
