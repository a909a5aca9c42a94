import { Releases } from '../releases';

/** Images of Knative Serving. */
export const SERVING_RELEASES = new Releases('gcr.io/knative-releases/knative.dev', {
  '1.23.0': {
    'pkg/apiextensions/storageversion/cmd/migrate':
      'sha256:2016f5ede9fb269c7cdf0085ff106844dfa36e42a4d768e0a2f51464928a0c2d',
    'serving/cmd/activator': 'sha256:e5ab46f3b73fa2e3898fe47f6a3a0c2bd765596f4fb36ceb4c28c35d0a74b2e5',
    'serving/cmd/autoscaler': 'sha256:879da127b23db65d862cafa6b23fb987381d0e44150f0027d44e1f5aee83bde2',
    'serving/cmd/autoscaler-hpa': 'sha256:e2494132a71c23587ac8dd25bc5288f70261e592285487e1d19f8dea1f896133',
    'serving/cmd/controller': 'sha256:ca5062ece0329d002a81940cf4268d7898866434d70049bb93f27d3a786d3292',
    'serving/cmd/queue': 'sha256:a3cc71ce80dbc6df8781f15eac2cf3531a4c9815271799afd8776bef9e6aeaf2',
    'serving/cmd/webhook': 'sha256:3846e9a416665c5b9ec2e4de246cfcb5c4ab0d01ba19348aa008caf30144b650',
    'serving/pkg/cleanup/cmd/cleanup': 'sha256:78fbd3df14986cd4831a22e7c2703a3b4f58a6e93cacd6ffbf18b3c787af0c71',
  },
  '1.22.1': {
    'pkg/apiextensions/storageversion/cmd/migrate':
      'sha256:049f9cb03f4867b3bc4eb6043a33bf8673603fc4ce99c02e7953df049ad63844',
    'serving/cmd/activator': 'sha256:5deaef961fef8d1417f6d4a4dfae2fc338f2d30d72c4ad58c3ab392b2c04705b',
    'serving/cmd/autoscaler': 'sha256:5bae38655d87df86b041083fbe51791816473245f752432ba9b85a7b12f73cd5',
    'serving/cmd/autoscaler-hpa': 'sha256:5e5cb34096b58befe77e9c27f003cde97e7707e9dd047e1d50786892cb566dbf',
    'serving/cmd/controller': 'sha256:94329d85200c2fc31ed1166a26568ca1357376c149c147e71f400cf28be3c816',
    'serving/cmd/queue': 'sha256:b1af8bda6c1d32b1cf5fbf8f1f6068c5007a5cebf091039fdea83b88b1fd87f4',
    'serving/cmd/webhook': 'sha256:8470456be214e93a84e3c7b79a632aa9978bd8ecda553feaa47878a2c24ab84d',
    'serving/pkg/cleanup/cmd/cleanup': 'sha256:6f771871352be1f9266615b119d85d949c7acf305316de021dd9c17c3d92e219',
  },
});
