import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The build leaves .js beside .ts, and the tests read the sources.
  resolve: {
    extensions: ['.ts', '.js', '.json'],
    alias: [{ find: /^cdk8s-knative(\/pulumi)?$/, replacement: `${import.meta.dirname}/lib$1` }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/admission/**', 'test/cluster/**', 'test/samples/**'],
    testTimeout: 30_000,
    // Both cores of a small machine, each of which loads the package once: no test leaves a trace in its modules.
    maxWorkers: '100%',
    isolate: false,
  },
});
