export * from './component';
export * from './high-availability';
export * from './images';
export * from './knative-version';
export * from './serving/knative-serving';
export * from './workload-override';
