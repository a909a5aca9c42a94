import type { Manifest } from '../../../lib/admission/rule';
import { generalMutants } from './general';
import type { Mutant } from './mutation';
import { randomNumbers, shuffled } from './random';
import { targetedMutants } from './targeted';

/** Mutants of the manifests of one kind: all the targeted ones, and general ones up to a number. Always the same. */
export function mutantsOf(manifests: readonly Manifest[], general: number): Mutant[] {
  const random = randomNumbers(20260727);
  const all = manifests.flatMap((manifest) => [...generalMutants(manifest)]);
  return [
    ...manifests.flatMap((manifest) => [...targetedMutants(manifest)]),
    ...shuffled(all, random).slice(0, general),
  ];
}
