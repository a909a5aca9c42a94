export * as eventing from './eventing';
export * as kubernetes from './kubernetes';
export * as platform from './platform';
export * from './rules';
export * as serving from './serving';
export * as tekton from './tekton';
export * from './validation/plugin';
