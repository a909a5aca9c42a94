import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Certificates, makeCertificates } from './certificates';
import { Kubectl } from './kubectl';
import { INSIDE, inside, type Machine, NODE_ADDRESS } from './machine';
import { paths } from './paths';
import { until } from './wait';

export const NODE = 'node';
const API_SERVER = `https://${NODE_ADDRESS}:6443`;
export const KUBECONFIG = join(paths.cluster, 'kubeconfig');
export const DNS_ADDRESS = '10.96.0.10';
const SERVICE_RANGE = '10.96.0.0/16';
const FIRST_SERVICE_ADDRESS = '10.96.0.1';

/** Who asks the API server, with a token each: user and groups. */
const USERS = {
  admin: ['admin', 'system:masters'],
  'kube-controller-manager': ['system:kube-controller-manager', ''],
  'kube-scheduler': ['system:kube-scheduler', ''],
  'kube-proxy': ['system:kube-proxy', ''],
  kubelet: [`system:node:${NODE}`, 'system:nodes'],
} as const;

/** Starts etcd, the API server, the controllers and the scheduler. */
export async function startControlPlane(machine: Machine, program: (name: string) => string): Promise<void> {
  const certificates = await makeCertificates(join(paths.cluster, 'certificates'), [
    `IP:${NODE_ADDRESS}`,
    `IP:${FIRST_SERVICE_ADDRESS}`,
    'DNS:kubernetes.default.svc',
    'DNS:kubernetes.default.svc.cluster.local',
  ]);
  await writeTokens(certificates);
  // The main package of etcd is called after its module.
  machine.start('etcd', program('server'), ['--data-dir=/var/lib/etcd', '--unsafe-no-fsync', '--log-level=warn']);
  machine.start('kube-apiserver', program('kube-apiserver'), [
    '--etcd-servers=http://127.0.0.1:2379',
    `--advertise-address=${NODE_ADDRESS}`,
    `--service-cluster-ip-range=${SERVICE_RANGE}`,
    `--tls-cert-file=${inside(certificates.apiServer.certificate)}`,
    `--tls-private-key-file=${inside(certificates.apiServer.key)}`,
    `--client-ca-file=${inside(certificates.authority)}`,
    `--token-auth-file=${INSIDE}/tokens.csv`,
    `--kubelet-client-certificate=${inside(certificates.apiServer.certificate)}`,
    `--kubelet-client-key=${inside(certificates.apiServer.key)}`,
    '--kubelet-preferred-address-types=InternalIP',
    '--service-account-issuer=https://kubernetes.default.svc.cluster.local',
    `--service-account-key-file=${inside(certificates.serviceAccountKey)}`,
    `--service-account-signing-key-file=${inside(certificates.serviceAccountKey)}`,
    '--authorization-mode=Node,RBAC',
    '--enable-admission-plugins=NodeRestriction',
    '--allow-privileged=true',
  ]);
  const kubectl = new Kubectl(program('kubectl'), KUBECONFIG);
  await until('the API server', 60, () => kubectl.run(['get', '--raw', '/readyz']).then(() => undefined), 200);
  machine.start('kube-controller-manager', program('kube-controller-manager'), [
    `--kubeconfig=${INSIDE}/kube-controller-manager.kubeconfig`,
    `--service-account-private-key-file=${inside(certificates.serviceAccountKey)}`,
    `--root-ca-file=${inside(certificates.authority)}`,
    '--use-service-account-credentials=true',
    '--leader-elect=false',
  ]);
  machine.start('kube-scheduler', program('kube-scheduler'), [
    `--kubeconfig=${INSIDE}/kube-scheduler.kubeconfig`,
    '--leader-elect=false',
  ]);
}

async function writeTokens(certificates: Certificates): Promise<void> {
  const authority = (await readFile(certificates.authority)).toString('base64');
  const rows: string[] = [];
  for (const [name, [user, groups]] of Object.entries(USERS)) {
    const token = randomBytes(16).toString('hex');
    rows.push(`${token},${user},${user},"${groups}"`);
    const kubeconfig = {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'cluster', cluster: { server: API_SERVER, 'certificate-authority-data': authority } }],
      users: [{ name: user, user: { token } }],
      contexts: [{ name: 'cluster', context: { cluster: 'cluster', user } }],
      'current-context': 'cluster',
    };
    const file = name === 'admin' ? KUBECONFIG : join(paths.cluster, `${name}.kubeconfig`);
    await writeFile(file, JSON.stringify(kubeconfig, undefined, 2), { mode: 0o600 });
  }
  await writeFile(join(paths.cluster, 'tokens.csv'), rows.join('\n'), { mode: 0o600 });
}
