import { objectName } from '../object-metadata';
import type { Rule } from '../rule';
import { apiServerSource } from './api-server-source';
import { bindingSubject, bindingToken } from './binding';
import { brokerClass } from './broker';
import { brokerLabel } from './broker-label';
import { cephPort } from './ceph-source';
import { channelScope, channelSubscribers, channelTemplate, kafkaChannelTopic, subscriberUris } from './channel';
import { containerImages } from './container-source';
import { delivery } from './delivery';
import { destination } from './destination';
import { eventPolicy } from './event-policy';
import { eventTransform } from './event-transform';
import { eventType } from './event-type';
import { filterAttributes, filters } from './filters';
import { integration } from './integration';
import { sinkJob } from './job-sink';
import { kafkaReading, kafkaTopic } from './kafka';
import { notEmpty } from './not-empty';
import { pingData, pingSchedule } from './ping-source';
import { rabbitmqSource } from './rabbitmq-source';
import { reference } from './reference';
import { requestReply } from './request-reply';
import { sourceRules } from './source';
import { subscriptionChannel, subscriptionReceivers } from './subscription';
import { triggerBroker, triggerDependency, triggerInjection } from './trigger';
import { uri } from './uri';

const required = { required: true };
const sameNamespace = { sameNamespace: true };
const bootstrapServers = notEmpty('spec.bootstrapServers', 'name a server of Kafka');

const specs: { readonly [kind: string]: readonly Rule[] } = {
  ApiServerSource: [
    ...sourceRules,
    apiServerSource,
    notEmpty('spec.resources', 'say what is watched'),
    filters('spec.filters'),
  ],
  Broker: [brokerClass, reference('spec.config'), delivery('spec.delivery')],
  CephSource: [destination('spec.sink', required), cephPort],
  Channel: [channelTemplate, channelSubscribers, delivery('spec.delivery', sameNamespace)],
  ContainerSource: [...sourceRules, notEmpty('spec.template.spec.containers', 'add a container'), containerImages],
  EventPolicy: [eventPolicy, filters('spec.filters')],
  EventTransform: [eventTransform, destination('spec.sink', sameNamespace)],
  EventType: [eventType],
  GitHubBinding: [bindingSubject, bindingToken],
  GitHubSource: [destination('spec.sink', required)],
  GitLabBinding: [bindingSubject, bindingToken],
  GitLabSource: [destination('spec.sink', required)],
  InMemoryChannel: [channelScope, subscriberUris, uri('spec.delivery.deadLetterSink.uri')],
  IntegrationSink: [integration('log', { s3: 'arn', sqs: 'arn', sns: 'arn' })],
  IntegrationSource: [integration('timer', { s3: 'arn', sqs: 'arn', ddbStreams: 'table' }), uri('spec.sink.uri')],
  JobSink: [sinkJob],
  KafkaChannel: [channelScope, subscriberUris, kafkaChannelTopic, uri('spec.delivery.deadLetterSink.uri')],
  KafkaSink: [bootstrapServers, kafkaTopic],
  KafkaSource: [
    ...sourceRules,
    notEmpty('spec.topics', 'name a topic'),
    bootstrapServers,
    kafkaReading,
    uri('spec.delivery.deadLetterSink.uri'),
  ],
  Parallel: [
    notEmpty('spec.branches', 'add a branch'),
    destination('spec.branches[].filter'),
    destination('spec.branches[].subscriber', required),
    destination('spec.branches[].reply'),
    uri('spec.branches[].delivery.deadLetterSink.uri'),
    channelTemplate,
    destination('spec.reply'),
  ],
  PingSource: [...sourceRules, pingSchedule, pingData],
  RabbitmqSource: [rabbitmqSource, uri('spec.sink.uri')],
  RequestReply: [
    brokerLabel,
    requestReply,
    reference('spec.brokerRef', required),
    delivery('spec.delivery', sameNamespace),
  ],
  Sequence: [
    notEmpty('spec.steps', 'add a step'),
    destination('spec.steps[]', required),
    delivery('spec.steps[].delivery'),
    channelTemplate,
    destination('spec.reply'),
  ],
  SinkBinding: [...sourceRules, bindingSubject],
  Subscription: [subscriptionChannel, subscriptionReceivers, delivery('spec.delivery')],
  Trigger: [
    triggerBroker,
    brokerLabel,
    triggerDependency,
    triggerInjection,
    filterAttributes,
    filters('spec.filters'),
    destination('spec.subscriber', required),
    delivery('spec.delivery'),
  ],
};

/** The rules of each kind of Eventing, by kind. */
export const rules: { readonly [kind: string]: readonly Rule[] } = Object.fromEntries(
  Object.entries(specs).map(([kind, ofSpec]) => [kind, [objectName, ...ofSpec]]),
);
