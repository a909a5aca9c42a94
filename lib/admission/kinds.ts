// The build makes each of these load on first use.
export * as eventing from './eventing';
export * as serving from './serving';
export * as tekton from './tekton';
export * as triggers from './triggers';
