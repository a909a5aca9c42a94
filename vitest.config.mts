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
  },
});
