import { Duration } from 'cdk8s';
import { eventing } from '../../lib';
import { certificate } from './certificate';

/** A receiver with every field that isn't about the object. */
export const uriSink = eventing.Sink.uri('https://example.com/events', { caCerts: certificate, audience: 'events' });

/** A receiver that is an object. */
export const objectSink = eventing.Sink.fromReference(
  { apiVersion: 'v1', kind: 'Service', name: 'orders', namespace: 'shop' },
  { audience: 'orders' },
);

/** A receiver with every field. */
export const sink = eventing.Sink.at(objectSink, { path: '/events', caCerts: certificate });

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
