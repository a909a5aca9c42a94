export * from './broker';
export * from './broker-class';
export * from './delivery';
export * from './filter';
export * from './sink';
export * from './sources/ping-source';
export * from './sources/source';
export * from './trigger';
