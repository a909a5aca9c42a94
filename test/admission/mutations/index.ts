import type { Manifest } from '../../../lib/admission/rule';
import { generalMutations } from './general';
import type { Mutant } from './mutation';
import { randomNumbers, shuffled } from './random';
import { targetedMutants } from './targeted';

/**
 * Mutants of the manifests of one kind: all the targeted ones, and general ones up to a number, as many of each manifest
 * however large it is. Always the same.
 */
export function mutantsOf(manifests: readonly Manifest[], general: number): Mutant[] {
  const random = randomNumbers(20260727);
  const ofEach = manifests.map((manifest) => shuffled([...generalMutations(manifest)], random));
  const most = Math.max(...ofEach.map(({ length }) => length));
  const inTurn = Array.from({ length: most }, (_, i) =>
    ofEach.flatMap((mutations) => mutations.slice(i, i + 1)),
  ).flat();
  return [...targetedMutants(manifests), ...inTurn.slice(0, general).map((mutate) => mutate())];
}
