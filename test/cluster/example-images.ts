import { GIT_IMAGE, GO_IMAGE, imageOf } from './builds';

/** The registry of the examples: here, one that the scenario `git-to-service` runs behind this Service. */
export const EXAMPLE_REGISTRY = 'registry.example.com';
export const REGISTRY_SERVICE = 'registry.test-git-to-service.svc.cluster.local';
/** Port of the node at which the node itself reaches it. */
export const REGISTRY_NODE_PORT = 30500;

/** Images of the internet that the example names, by repository, with what stands in for each. */
export const STAND_INS: { readonly [repository: string]: string } = {
  'docker.io/alpine/git': GIT_IMAGE,
  'docker.io/library/golang': GO_IMAGE,
  'docker.io/paketobuildpacks/builder-jammy-base': imageOf('./apps/creator'),
  'registry.k8s.io/kubectl': imageOf('k8s.io/kubernetes/cmd/kubectl'),
  [`${EXAMPLE_REGISTRY}/shop/notifier`]: imageOf('./apps/server'),
};
