export * as eventing from './eventing';
export * as kubernetes from './kubernetes';
export * from './rules';
export * as platform from './platform';
export * as serving from './serving';
