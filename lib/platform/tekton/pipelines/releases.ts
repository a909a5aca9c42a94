import { Releases } from '../../releases';

/** Images of Tekton Pipelines. */
export const PIPELINES_RELEASES = new Releases('ghcr.io/tektoncd/pipeline', {
  '1.12.0': {
    'cgr.dev/chainguard/busybox': 'sha256:19f02276bf8dbdd62f069b922f10c65262cc34b710eea26ff928129a736be791',
    'controller-10a3e32792f33651396d02b6855a6e36':
      'v1.12.0@sha256:8d5f900677386b8fe5371429e9c1461b25de47e5e34736c7f99e82e2c279ebbc',
    'entrypoint-bff0a22da108bc2f16c818c97641a296':
      'v1.12.0@sha256:3ec960b07abd85604242e146092e72f11be8787452c2a20d12a37fdee4a666e2',
    'events-a9042f7efb0cbade2a868a1ee5ddd52c':
      'v1.12.0@sha256:d5d5869215a58fea01ce627d605786090949a324969102ab1fd25716adde10e9',
    // Of the operator's release 0.80.0, which installs this one: https://github.com/tektoncd/operator, config/kubernetes/base.
    'ghcr.io/tektoncd/plumbing/tkn': 'sha256:233de6c8b8583a34c2379fa98d42dba739146c9336e8d41b66030484357481ed',
    'mcr.microsoft.com/powershell':
      'nanoserver@sha256:b6d5ff841b78bdf2dfed7550000fd4f3437385b8fa686ec0f010be24777654d6',
    'nop-8eac7c133edad5df719dc37b36b62482':
      'v1.12.0@sha256:f89fb760b05fdef6895290e524d992b66ede72546622d5028b0406a9bea36d2f',
    'resolvers-ff86b24f130c42b88983d3c13993056d':
      'v1.12.0@sha256:b1f06197342ed946b23efd1ce124d7c17d50678b461733a6cc0912b07a4943e7',
    'sidecarlogresults-7501c6a20d741631510a448b48ab098f':
      'v1.12.0@sha256:8b61bdcad62a99e7b15f9dc92690ea39f49be2c5a1c9f428a0aac712f349543d',
    'webhook-d4749e605405422fd87700164e31b2d1':
      'v1.12.0@sha256:1e4eded1773f6fa8ec67c9348f84bed0d39666a9698ebd1ffb4eaed88b38f7d4',
    'workingdirinit-0c558922ec6a1b739e550e349f2d5fc1':
      'v1.12.0@sha256:11031cbed2b8ddbb5af0947a5e0c997ba7cd3da5f309ddfa76e58f5418868d71',
  },
});
