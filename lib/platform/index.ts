export * from './component';
export * from './high-availability';
export * from './images';
export * from './knative-version';
export * from './serving/config/autoscaler-config';
export * from './serving/knative-serving';
export * from './serving/serving-config';
export * from './workload-override';
