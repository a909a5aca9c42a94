export * from './addressable';
export * from './reference';
export * from './resource';
