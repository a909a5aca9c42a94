import { groupOf } from '../../admission/api-group';
import type { Manifest } from '../../admission/rule';
import { imagesIn } from '../../platform/images-in';

/** Two sets of objects, side by side. */
export interface Comparison {
  readonly before: readonly Manifest[];
  readonly after: readonly Manifest[];
  readonly added: readonly Manifest[];
  readonly removed: readonly Manifest[];
  /** What is in both, before and after. */
  readonly kept: readonly (readonly [Manifest, Manifest])[];
  readonly oldImages: readonly string[];
  readonly images: readonly string[];
}

/** What a comparison says on one subject, in lines; none if nothing changes. */
export interface Section {
  readonly title: string;
  lines(comparison: Comparison): string[];
}

export function compare(before: readonly Manifest[], after: readonly Manifest[]): Comparison {
  const old = new Map(before.map((manifest) => [idOf(manifest), manifest]));
  const ids = new Set(after.map(idOf));
  const kept = after.flatMap((manifest) => {
    const previous = old.get(idOf(manifest));
    return previous === undefined ? [] : [[previous, manifest] as const];
  });
  return {
    before,
    after,
    added: after.filter((manifest) => !old.has(idOf(manifest))),
    removed: before.filter((manifest) => !ids.has(idOf(manifest))),
    kept,
    oldImages: imagesIn(before),
    images: imagesIn(after),
  };
}

/** `Deployment knative-serving/activator`. */
export function nameOf({ kind, metadata }: Manifest): string {
  const { namespace, name = metadata.generateName } = metadata;
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

/** The same object may be written in another version of its kind. */
function idOf(manifest: Manifest): string {
  return `${groupOf(manifest.apiVersion)} ${nameOf(manifest)}`;
}
