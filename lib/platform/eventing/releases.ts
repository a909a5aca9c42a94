import { Releases } from '../releases';

/** Images of Knative Eventing. */
export const EVENTING_RELEASES = new Releases('gcr.io/knative-releases/knative.dev', {
  '1.23.0': {
    'eventing/cmd/apiserver_receive_adapter': 'sha256:2ddc326c4d780c27db5f9ebb0eff2e09eea1800eae9fb93d234c0e50ecc3be38',
    'eventing/cmd/auth_proxy': 'sha256:7013b93c4edf29019b588191c3a666058e514d4c2acda3720e1cbf01050ab73f',
    'eventing/cmd/broker/filter': 'sha256:d7bb470ad790a9460c9a6b526d73a9b87a16ab9b94094745bc59a97507f0f466',
    'eventing/cmd/broker/ingress': 'sha256:d5bfc081eb9dccb47eb15f9971f0b3d8a24d0224573315a46d4afd87074b84ab',
    'eventing/cmd/controller': 'sha256:dd385d5632b8ce1a49c45421a3a11db91837c8fb12ea56c7ebde4f9aad2e825c',
    'eventing/cmd/in_memory/channel_controller':
      'sha256:4cf6f399bc42a3a36676d62f3a684a07a88948a6de4a1b7a377c44116696707b',
    'eventing/cmd/in_memory/channel_dispatcher':
      'sha256:950eb883f04cd6f0329757cb200c180d0f1bbebc436c6eb9135138be633b3ae5',
    'eventing/cmd/jobsink': 'sha256:bb9777c85adbf4238e60f9e99f236cc9224b92baaa68a115867e88d086eede1f',
    'eventing/cmd/mtchannel_broker': 'sha256:e600b78ee63225b3ab905fc3daf1f73772e8756b26ca5ace26fbaf4d81d3f8e5',
    'eventing/cmd/mtping': 'sha256:2fc8713fb4807df0f5d8f9506d03c16c168eed61f19c04e04092266248bd0353',
    'eventing/cmd/requestreply': 'sha256:0e9e6d121e9bcd57b01beb33124bb5387b70d4820caebe326264db92db1e1336',
    'eventing/cmd/webhook': 'sha256:3f6dfc52cfaf0b5a8e0c098f83f60eb237d3b8bfbbd4d0faea7c08fad98a1215',
    'gcr.io/knative-releases/aws-ddb-streams-source':
      'sha256:a39dbc38c68c102864ac4cb928d26d0404ccd11fcc4438a2d90d857fefdece6d',
    'gcr.io/knative-releases/aws-eventbridge-sink':
      'sha256:2c6ef87d3626f350007f69205353d13e843514fb2fd29f149622804226d9709e',
    'gcr.io/knative-releases/aws-s3-sink': 'sha256:d708b2e9f39eb499493d8d826a9c234512389f9c94bde5e04b5d22ffd8085e9b',
    'gcr.io/knative-releases/aws-s3-source': 'sha256:33c9493835b27b75e86b29ca863d205577d7940b0f42b3597c60a8fecf43e1fa',
    'gcr.io/knative-releases/aws-sns-sink': 'sha256:9ed7021806261d40bf2cf4ee7aaf28a613c7f5dff3b3e8fe340c5fd1dae2874a',
    'gcr.io/knative-releases/aws-sqs-sink': 'sha256:108dd5bbbab656c91b27fd6bcc21b9b9020e20d09a3dfe93030d7342e4ac5d98',
    'gcr.io/knative-releases/aws-sqs-source': 'sha256:853297af896258e3ac6a88a9a753343d0348fa1aa2a8c7092ff189c5b26e3550',
    'gcr.io/knative-releases/jsonata-transformer':
      'sha256:4a228c239abcffac4e21080eb7c792732fad8baa2ceaf54ed4de38b1121db43e',
    'gcr.io/knative-releases/log-sink': 'sha256:cb037ddb2cc71d369983e223cdeef3b30f1045e827200fc33bcccac4f3cf993b',
    'gcr.io/knative-releases/timer-source': 'sha256:45af6d4df89c379656ef482f048d559cd8d8d4e286b3e440ef9a6c94fcc8d920',
    'gcr.io/knative-releases/transform-jsonata':
      'sha256:39c98808cb212b6b2fa61e0f449cac9b21bf7319fb81efe9ce4ba5926f2cafa0',
    'pkg/apiextensions/storageversion/cmd/migrate':
      'sha256:1c9e08c3a26dc7739f457768328b8e205842e7083275ad693e5282e4a8abd4fb',
  },
  '1.22.1': {
    'eventing/cmd/apiserver_receive_adapter': 'sha256:f52d91950b4fbe2d7f91815813a79d29178f44d92ab9f89464ff339d4490f490',
    'eventing/cmd/auth_proxy': 'sha256:99e5948735f7c2440b6d6dcf77e7225094a53c86263a29467fafdeed385ada31',
    'eventing/cmd/broker/filter': 'sha256:f84959192762624c20c5ccaa21f94b606f23352255ebec73758694b941083ee3',
    'eventing/cmd/broker/ingress': 'sha256:9fe32471f307b30f18cda873522c95d15f86958143f7d792249983ffc74c1ffc',
    'eventing/cmd/controller': 'sha256:d415c17fa714a0f017e791a14eb43cd2aec2d01dcae182a6649c064037651382',
    'eventing/cmd/in_memory/channel_controller':
      'sha256:f070ee10ef4b8508cea18aeef302957e8dd401a50060bf6274383fdeca4af0ee',
    'eventing/cmd/in_memory/channel_dispatcher':
      'sha256:3f515e0d7ddae339f87eafaccf1a654b915d47fcf8fb2633bc6d3de867380a8e',
    'eventing/cmd/jobsink': 'sha256:874c4edb6e199b65ce28f3918b8e8f78794cd634d66c306c94ec7d92b23e17e5',
    'eventing/cmd/mtchannel_broker': 'sha256:20f8963441260bbd35a7915f1760ad13e23ad7515137aca45f3c11b661ca5e74',
    'eventing/cmd/mtping': 'sha256:1bb3b16fb7e0e28751704d1f1381a878ecaeb4bf2a4a94e43f20d2ad9a7338d8',
    'eventing/cmd/requestreply': 'sha256:b64d9e9d246d645aa984b7bf8f9ac23aa29257d8a2816f14e212056f65de3296',
    'eventing/cmd/webhook': 'sha256:af170f0ff3acb81355bad1db03848f67b824b05c82f248f780fa1c5567a6bdf2',
    'gcr.io/knative-releases/aws-ddb-streams-source':
      'sha256:8b6e98cfbe00590faa68eed5855307fe9706b8719ec57c2a7610248fc348954a',
    'gcr.io/knative-releases/aws-eventbridge-sink':
      'sha256:763954ae8946af146307a3a7152ec27d599ee5475edfa5338eb25826ee083582',
    'gcr.io/knative-releases/aws-s3-sink': 'sha256:5322e981d4e0001d4b74bb122846b08ac3c38d4ff18363294b0c5066854c48f9',
    'gcr.io/knative-releases/aws-s3-source': 'sha256:2a1b1860d481f1f2ab1aee03bdfa7e4cbd5d25dddfc490f0e7627013e6cac470',
    'gcr.io/knative-releases/aws-sns-sink': 'sha256:6fb6ad9359172e1a2461851e5f45daf3c96fec0ea2b4bc5097d68701a04b777f',
    'gcr.io/knative-releases/aws-sqs-sink': 'sha256:3c6e15a8e2c735eb6647ba3141e541c352873383d6992072925e3d01d68031a0',
    'gcr.io/knative-releases/aws-sqs-source': 'sha256:37b11f47f8ec66dc697901028e4b24531e34f7400037e046cebc8369a5cbf882',
    'gcr.io/knative-releases/jsonata-transformer':
      'sha256:7469e73837dee196cba275ed69e7eff5366676379be180ed7de52b1917d4ec07',
    'gcr.io/knative-releases/log-sink': 'sha256:b88feae0b7b2aed522b3ef9213e5688263c1db3c7cca495578669e0a2b933ad1',
    'gcr.io/knative-releases/timer-source': 'sha256:04c01cfd475073732cc84b4c2ea429aead0154197e57fa343ede9557b1b49aee',
    'gcr.io/knative-releases/transform-jsonata':
      'sha256:5cf8c8203be3ac0f8df403f714c27afc84a8cf02a3b9bf7b2f66d7717252a380',
    'pkg/apiextensions/storageversion/cmd/migrate':
      'sha256:fa50f73000a0abce4170fb47854bef6b4626a201b221b567fec3a6f291f11d3e',
  },
});
