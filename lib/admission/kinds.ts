// The build makes each of these load on first use.
export * as serving from './serving';
