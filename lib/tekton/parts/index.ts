export * from './delivery-pipeline';
export * from './git-clone';
export * from './image-build';
export * from './image-builder';
export * from './pod-security';
export * from './service-deploy';
