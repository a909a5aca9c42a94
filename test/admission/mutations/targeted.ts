import type { Manifest } from '../../../lib/admission/rule';
import { eventingChanges } from './eventing';
import { type Change, type Mutant, show, withValue } from './mutation';
import { servingChanges } from './serving';
import { tektonChanges, tektonManifests } from './tekton';
import { triggersChanges } from './triggers';

/** What is tried on a kind, by `group/kind`. */
const CHANGES: { readonly [kind: string]: readonly Change[] } = {
  ...eventingChanges,
  ...servingChanges,
  ...tektonChanges,
  ...triggersChanges,
};

/** What may be wrong with the names, labels and annotations of any object. */
const METADATA: readonly Change[] = [
  [['metadata', 'name'], undefined, '', 'Upper', '1st', 'a.b', 'a_b', `a${'b'.repeat(62)}`, `a${'b'.repeat(63)}`, 'a-'],
  [['metadata', 'labels', 'app'], 'a b', 'ok', 'x'.repeat(64)],
  [['metadata', 'labels', 'a b'], 'ok'],
  [['metadata', 'annotations', 'a b'], 'ok'],
  [['metadata', 'annotations', 'note'], 'any text, "really"'],
  [['metadata', 'strange'], 'x'],
];

export function* targetedMutants(manifests: readonly Manifest[]): Generator<Mutant> {
  const kind = `${manifests[0].apiVersion.split('/')[0]}/${manifests[0].kind}`;
  for (const manifest of tektonManifests[kind] === undefined ? manifests : [tektonManifests[kind]]) {
    for (const [path, ...values] of [...METADATA, ...(CHANGES[kind] ?? [])]) {
      for (const value of values) {
        yield {
          mutation: `${show(path)} = ${JSON.stringify(value)?.slice(0, 100)}`,
          manifest: withValue(manifest, path, value),
        };
      }
    }
  }
}
