import { App } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { platform } from '../../lib';
import { droppedVersions } from '../../lib/platform/upgrade';
import { dataOf } from '../../lib/schema/data';

const { KnativeServing, TektonPipelines } = platform;
const { V1_22_1, V1_23_0 } = platform.KnativeVersion;

it('An upgrade by one minor is allowed, and so is the way back', () => {
  for (const [previousVersion, version] of [
    [V1_22_1, V1_23_0],
    [V1_23_0, V1_22_1],
    ['1.22.0', V1_23_0],
  ] as const) {
    expect(() => new KnativeServing(new App(), 'serving', { previousVersion, version })).not.toThrow();
  }
});

it('An upgrade by more than one minor is refused with the release to go to first', () => {
  expect(() => new KnativeServing(new App(), 'serving', { previousVersion: '1.20.0' })).toThrow(
    /previousVersion is "1.20.0"; allowed: a release at most one minor from 1.23.0; go to 1.21 first/,
  );
  expect(() => new TektonPipelines(new App(), 'pipelines', { previousVersion: '1.15.0' })).toThrow(/go to 1.14 first/);
});

it.each([
  ['0.26.0', V1_23_0, '1.22'],
  ['2.1.0', V1_22_1, '1.23'],
] as const)('From %s, of another major, the way to %s is by way of %s', (previousVersion, version, last) => {
  expect(() => new KnativeServing(new App(), 'serving', { previousVersion, version })).toThrow(
    `allowed: a release at most one minor from ${version}; follow upstream's releases, one minor at a time, to ${last} first`,
  );
});

it.each(['latest', 'v1.22.1', '1'])('%s is no release that could be installed', (previousVersion) => {
  expect(() => new KnativeServing(new App(), 'serving', { previousVersion })).toThrow(
    `previousVersion is "${previousVersion}"; allowed: a release, such as 1.22.1; give the release that is installed`,
  );
});

describe('A version in which objects may be stored', () => {
  const crd = (releases: string[], ...versions: string[]) => ({
    releases,
    crd: {
      metadata: { name: 'orders.example.com' },
      // The first is the one that is stored.
      spec: { versions: versions.map((name, i) => ({ name, served: true, storage: i === 0 })) },
    },
  });
  const moves = (from: string, to: string, ...older: string[]) =>
    droppedVersions([crd(['1.23.0'], 'v1', 'v1beta1'), crd(['1.22.1'], ...older)], from, to);
  const dropped = (version: string) => [{ name: 'orders.example.com', version }];

  it('may not be dropped, nor may its kind', () => {
    expect(moves('1.22.1', '1.23.0', 'v1beta1')).toEqual([]);
    expect(moves('1.22.1', '1.23.0', 'v1alpha1', 'v1beta1')).toEqual(dropped('v1alpha1'));
    expect(droppedVersions([crd(['1.22.1'], 'v1')], '1.22.1', '1.23.0')).toEqual(dropped('v1'));
  });

  it('may not be unknown to the release that a downgrade goes back to', () => {
    expect(moves('1.23.0', '1.22.1', 'v1beta1', 'v1')).toEqual([]);
    expect(moves('1.23.0', '1.22.1', 'v1beta1')).toEqual(dropped('v1'));
  });

  it('is that of the minor, for a patch release that is not known', () => {
    expect(moves('1.22.0', '1.23.0', 'v1alpha1')).toEqual(dropped('v1alpha1'));
  });

  it('is refused with the kind and the version', () => {
    const data = dataOf('serving') as { crds: unknown[] };
    const known = data.crds;
    data.crds = [{ releases: ['1.22.1'], crd: crd([], 'v1alpha1').crd }, ...known];
    try {
      expect(() => new KnativeServing(new App(), 'serving', { previousVersion: '1.22.1' })).toThrow(
        'previousVersion is "1.22.1"; allowed: a release whose stored orders.example.com are of a version that 1.23.0 has; it has no v1alpha1; migrate the stored objects first [platform/upgrade]',
      );
    } finally {
      data.crds = known;
    }
  });
});
