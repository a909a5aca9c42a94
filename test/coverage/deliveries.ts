import { Duration } from 'cdk8s';
import { eventing } from '../../lib';
import { certificate } from './certificate';

const service = { apiVersion: 'v1', kind: 'Service', name: 'orders', namespace: 'shop' };

/** Receivers for sources whose CRDs take neither an audience nor certificates. */
export const plainUriSink = eventing.Sink.uri('https://example.com/events');
export const plainObjectSink = eventing.Sink.fromReference(service);

/** A receiver that is one of several addresses of an object whose version isn't fixed. */
export const namedSink = eventing.Sink.fromReference({
  apiVersion: 'serving.knative.dev/v1',
  kind: 'Service',
  name: 'orders',
  group: 'serving.knative.dev',
  address: 'http',
});

/** A receiver with every field. */
export const sink = eventing.Sink.at(eventing.Sink.fromReference(service, { audience: 'orders' }), {
  path: '/events',
  caCerts: certificate,
});

/** Every field of a delivery. */
export const delivery: eventing.Delivery = {
  deadLetterSink: sink,
  retry: 5,
  backoffPolicy: eventing.BackoffPolicy.EXPONENTIAL,
  backoffDelay: Duration.seconds(1),
  timeout: Duration.seconds(30),
  retryAfterMax: Duration.minutes(2),
  format: eventing.DeliveryFormat.BINARY,
};
