import { defineConfig } from 'vitest/config';

// Tests that ask upstream's own code, which Go compiles: a run of its own, so that `npm test` needs Node alone.
export default defineConfig({
  resolve: { extensions: ['.ts', '.js', '.json'] },
  test: {
    include: ['test/admission/**/*.test.ts', 'test/samples/**/*.test.ts'],
    globalSetup: 'test/admission/setup.ts',
    testTimeout: 120_000,
    maxWorkers: '100%',
    isolate: false,
  },
});
