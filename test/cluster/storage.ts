import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { NODE } from './control-plane';
import { paths } from './paths';

const COUNT = 8;
const FOLDER = 'lib/volumes';

/** Volumes for claims that name no class: folders of the node, each for one claim. */
export async function volumes(): Promise<object[]> {
  const names = Array.from({ length: COUNT }, (_, i) => `volume-${i}`);
  for (const name of names) await mkdir(join(paths.cluster, FOLDER, name), { recursive: true });
  return names.map((name) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name },
    spec: {
      capacity: { storage: '1Gi' },
      accessModes: ['ReadWriteOnce'],
      local: { path: `/var/${FOLDER}/${name}` },
      nodeAffinity: {
        required: {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: [NODE] }] },
          ],
        },
      },
    },
  }));
}
