import type { Part } from '../parts/part';
import { job, SYSTEM_NAMESPACE } from '../parts/workload';

/** Brings what an older release has stored to the form of this one, and removes what only that release needed. */
export function postInstall(serving: Part): void {
  const migration = 'storage-version-migration-serving';
  job(serving.called('storage-version-migration-job'), migration, {
    ...COMMON,
    image: 'pkg/apiextensions/storageversion/cmd/migrate',
    container: 'migrate',
    args: ['services', 'configurations', 'revisions', 'routes', 'domainmappings'].map(
      (kind) => `${kind}.serving.knative.dev`,
    ),
    labels: { app: migration },
    podLabels: { app: migration, ...WITHOUT_SIDECAR },
  });
  job(serving.called('cleanup-job'), 'cleanup-serving', {
    ...COMMON,
    image: 'serving/pkg/cleanup/cmd/cleanup',
    container: 'cleanup',
    env: SYSTEM_NAMESPACE,
    labels: { app: 'cleanup-serving' },
    podLabels: { app: 'cleanup-migration-serving', ...WITHOUT_SIDECAR },
  });
}

const COMMON = {
  serviceAccount: 'controller',
  requests: { cpu: '100m', memory: '100Mi' },
  limits: { cpu: '1000m', memory: '1000Mi' },
  moreOfPod: { restartPolicy: 'OnFailure' },
  moreOfSpec: { ttlSecondsAfterFinished: 600, backoffLimit: 10 },
};

/** With a sidecar, a job's pod would never end. */
const WITHOUT_SIDECAR = { 'sidecar.istio.io/inject': 'false' };
