import { runtimeOwnedFields } from '../platform/runtime-owned-fields';
import type { StagedManifest } from '../platform/stages';
import type { Manifest } from './tree';

/** For each manifest, the properties that controllers write, of which an update leaves alone what it finds. */
export function ignoredChangesOf(manifests: readonly Manifest[]): string[][] {
  const owned = runtimeOwnedFields(manifests as readonly StagedManifest[]);
  return manifests.map(({ apiVersion, kind, metadata: { name, namespace } }) =>
    owned
      .filter((fields) => fields.kind === kind && fields.name === name && fields.namespace === namespace)
      .filter(({ group }) => group === (apiVersion.includes('/') ? apiVersion.split('/')[0] : ''))
      .flatMap(({ jsonPointers }) => jsonPointers.map(propertyPathOf)),
  );
}

/** `webhooks[0].rules` of `/webhooks/0/rules`. */
function propertyPathOf(pointer: string): string {
  return pointer
    .slice(1)
    .replace(/\/(\d+)/g, '[$1]')
    .replaceAll('/', '.');
}
