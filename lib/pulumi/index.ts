export * from './application';
export { ConstructTree, type ConstructTreeArgs } from './construct-tree';
export { KubernetesObject } from './kubernetes-object';
export * from './platform';
