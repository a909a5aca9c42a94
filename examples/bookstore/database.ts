import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Chart, Duration, Size } from 'cdk8s';
import { kubernetes } from 'cdk8s-knative';

const { AccessMode, ConfigMap, Deployment, EnvFrom, EnvValue, Job, PersistentVolumeClaim, Volume } = kubernetes;

/** The database, and a job that fills it. */
export function addDatabase(shop: Chart, credentials: kubernetes.ISecret): void {
  const postgresql = 'quay.io/enterprisedb/postgresql';
  const disk = new PersistentVolumeClaim(shop, 'postgresql-pvc', {
    accessModes: [AccessMode.READ_WRITE_ONCE],
    storage: Size.gibibytes(1),
  });
  new Deployment(shop, 'postgresql', {
    containers: [
      {
        name: 'postgresql',
        image: postgresql,
        envFrom: [EnvFrom.fromSecret(credentials)],
        volumeMounts: [{ volume: Volume.fromPersistentVolumeClaim('data', disk), path: '/var/lib/postgresql/data' }],
      },
    ],
  }).expose({ targetPort: 5432 });

  const reviews = new ConfigMap(shop, 'first-reviews', {
    data: { 'reviews.sql': readFileSync(join(__dirname, 'reviews.sql'), 'utf8') },
  });
  new Job(shop, 'fill-database', {
    restartPolicy: 'OnFailure',
    backoffLimit: 5,
    ttlAfterFinished: Duration.seconds(50),
    containers: [
      {
        name: 'psql',
        image: postgresql,
        command: ['psql', '-h', 'postgresql', '-f', '/sql/reviews.sql'],
        env: {
          PGDATABASE: EnvValue.fromSecret(credentials, 'POSTGRES_DB'),
          PGUSER: EnvValue.fromSecret(credentials, 'POSTGRES_USER'),
          PGPASSWORD: EnvValue.fromSecret(credentials, 'POSTGRES_PASSWORD'),
        },
        volumeMounts: [{ volume: Volume.fromConfigMap('sql', reviews), path: '/sql' }],
      },
    ],
  });
}
