import { App } from 'cdk8s';
import { expect, it } from 'vitest';
import { platform } from '../../lib';

const { KnativeServing, TektonPipelines } = platform;

it('An upgrade by one minor is allowed, and so is the way back', () => {
  const { V1_22_1, V1_23_0 } = platform.KnativeVersion;
  for (const [previousVersion, version] of [
    [V1_22_1, V1_23_0],
    [V1_23_0, V1_22_1],
  ]) {
    expect(() => new KnativeServing(new App(), 'serving', { previousVersion, version })).not.toThrow();
  }
});

it('An upgrade by more than one minor is refused with the release to go to first', () => {
  expect(() => new KnativeServing(new App(), 'serving', { previousVersion: '1.20.0' })).toThrow(
    /previousVersion is "1.20.0"; allowed: a release at most one minor from 1.23.0; go to 1.21 first/,
  );
  expect(() => new TektonPipelines(new App(), 'pipelines', { previousVersion: '1.15.0' })).toThrow(/go to 1.14 first/);
});
