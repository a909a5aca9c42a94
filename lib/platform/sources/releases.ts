import { Releases } from '../releases';

/** Images of the event sources. */
export const SOURCES_RELEASES = new Releases('gcr.io/knative-releases/knative.dev', {
  '1.23.0': {
    'eventing-ceph/cmd/controller': 'sha256:f76ac089432b5406c79ef03309e592816a0de21ef791e47ec9d2afddd881d9d1',
    'eventing-ceph/cmd/receive_adapter': 'sha256:5d84a355ab9144f389e2b2219122667e673c4d9a5a31a745ed631b08d4c8d1ce',
    'eventing-ceph/cmd/webhook': 'sha256:6a25027d687f11578394d26238bb4f3405b529115a6e7bc68a11848ee47715bb',
    'eventing-github/cmd/controller': 'sha256:81ccb23e3312dde9de12fd0d10beb263657862f53b8a78fc658f7c1faeb9cef4',
    'eventing-github/cmd/receive_adapter': 'sha256:0a9fc5423119e64289815670cb80d1bf485f15d859085023686e5c52391e9c80',
    'eventing-github/cmd/webhook': 'sha256:9631c6a27f3b568387b1a6d5d51dd0c00fadf48ff0e1c679810c83f71fae0681',
    'eventing-gitlab/cmd/controller': 'sha256:c53babe04ef98a6c2e6e0db76aba2655083c56698e790d77ac4f550998825981',
    'eventing-gitlab/cmd/receive_adapter': 'sha256:6d4fcf24b4037eb7a37f747759eba9e91de9ea45261bfe0f83b6aced59c76613',
    'eventing-gitlab/cmd/webhook': 'sha256:b09071b5c9c776d2e6abfea983bcbafeab810faaab3066dda6dde01b41bc8093',
    'eventing-kafka-broker/control-plane/cmd/kafka-controller':
      'sha256:c9d39c9896fb735f7e821ff1b4a2ce5219adaaac74f42d05c5dd89b524c8a26f',
    'eventing-kafka-broker/control-plane/cmd/post-install':
      'sha256:fef0b7adace9d36f75b165de0b5fe275b5c4ae84caa7c9f79cb6f719ab416c4b',
    'eventing-kafka-broker/control-plane/cmd/webhook-kafka':
      'sha256:d7c421f9747c3f6d8aa9a66e18ad82562c206740d925daaf3ac416535b9e4328',
    'eventing-rabbitmq/cmd/controller/source':
      'sha256:ba630100a5de89ed46ccd22d3ed9b280ff62ba5c3207f019ea6d587aed91c61a',
    'eventing-rabbitmq/cmd/receive_adapter': 'sha256:0508e43c812e19fd61e21af0bca8167c5cd8f82d4996186f13a770d6989e9c6d',
    'eventing-rabbitmq/cmd/webhook/source': 'sha256:fa5c61f257deebac4f5bb5eea02cfdff6c6ecf87cd7fad44ea1008abb39eceaf',
    'eventing-redis/cmd/source/controller': 'sha256:2c8f144b5f8c9bd1762aa9576092ed151b971e2575b870160aaca880a0f53e06',
    'eventing-redis/cmd/source/receive_adapter':
      'sha256:15af6d1f9d6d1024f5ff1c6d1a5671c3760b3406d67e4c2aa78c5bcd6a1f0e1e',
    'gcr.io/knative-releases/knative-kafka-broker-dispatcher-loom':
      'sha256:e37a025c5467a94627abc34533278a26499778d60bce79c8469b7170e7dca33c',
    'pkg/apiextensions/storageversion/cmd/migrate':
      'sha256:1c9e08c3a26dc7739f457768328b8e205842e7083275ad693e5282e4a8abd4fb',
  },
});
