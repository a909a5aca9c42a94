import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PAUSE_IMAGE } from './builds';
import { DNS_ADDRESS, NODE } from './control-plane';
import { EXAMPLE_REGISTRY, REGISTRY_NODE_PORT } from './example-images';
import { INSIDE, inside, type Machine, NODE_ADDRESS } from './machine';
import { paths } from './paths';
import { until } from './wait';

const SOCKET = '/run/containerd/containerd.sock';
const POD_RANGE = '10.244.0.0/16';

/** Starts containerd and imports the images. */
export async function startContainerd(machine: Machine, archives: readonly string[]): Promise<void> {
  await write('containerd.toml', CONTAINERD);
  await write('network.conflist', JSON.stringify(NETWORK));
  await machine.run('install', ['-D', `${INSIDE}/network.conflist`, '/var/lib/cni/conf/10-pods.conflist']);
  machine.start('containerd', 'containerd', ['--config', `${INSIDE}/containerd.toml`]);
  const ready = () => machine.run('ctr', ['version']).then(() => undefined);
  await until('containerd', 20, ready, 200);
  await importImages(machine, archives);
}

export async function importImages(machine: Machine, archives: readonly string[]): Promise<void> {
  const importArchive = (archive: string) =>
    machine.run('ctr', ['-n', 'k8s.io', 'images', 'import', '--no-unpack', inside(archive)]);
  await Promise.all(archives.map(importArchive));
}

/** Starts the kubelet and kube-proxy. */
export async function startKubelet(machine: Machine, program: (name: string) => string): Promise<void> {
  await write('kubelet.json', JSON.stringify(KUBELET));
  await write('resolv.conf', '');
  machine.start('kubelet', program('kubelet'), [
    `--config=${INSIDE}/kubelet.json`,
    `--kubeconfig=${INSIDE}/kubelet.kubeconfig`,
    `--hostname-override=${NODE}`,
    `--node-ip=${NODE_ADDRESS}`,
  ]);
  machine.start('kube-proxy', program('kube-proxy'), [
    `--kubeconfig=${INSIDE}/kube-proxy.kubeconfig`,
    `--hostname-override=${NODE}`,
    `--cluster-cidr=${POD_RANGE}`,
    '--proxy-mode=iptables',
    // Zero leaves the limits of connection tracking to the host.
    '--conntrack-max-per-core=0',
    '--conntrack-tcp-timeout-established=0s',
    '--conntrack-tcp-timeout-close-wait=0s',
  ]);
}

// Without the right to lower OOM scores, runc dies unless they are restricted; an AppArmor profile would stay in the kernel.
const CONTAINERD = `version = 2
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "${PAUSE_IMAGE}"
  restrict_oom_score_adj = true
  disable_apparmor = true
[plugins."io.containerd.grpc.v1.cri".cni]
  bin_dir = "/usr/lib/cni"
  conf_dir = "/var/lib/cni/conf"
[plugins."io.containerd.grpc.v1.cri".registry.mirrors."${EXAMPLE_REGISTRY}"]
  endpoint = ["http://${NODE_ADDRESS}:${REGISTRY_NODE_PORT}"]
[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
  runtime_type = "io.containerd.runc.v2"
[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
  SystemdCgroup = false
`;

// Point to point links, not a bridge: what two pods say to each other by a Service's address then passes the node's
// rules in both directions without br_netfilter.
const NETWORK = {
  cniVersion: '1.0.0',
  name: 'pods',
  plugins: [
    { type: 'ptp', ipam: { type: 'host-local', ranges: [[{ subnet: POD_RANGE }]], routes: [{ dst: '0.0.0.0/0' }] } },
    { type: 'portmap', capabilities: { portMappings: true } },
  ],
};

const KUBELET = {
  apiVersion: 'kubelet.config.k8s.io/v1beta1',
  kind: 'KubeletConfiguration',
  authentication: {
    anonymous: { enabled: false },
    webhook: { enabled: false },
    x509: { clientCAFile: `${INSIDE}/certificates/ca.crt` },
  },
  authorization: { mode: 'AlwaysAllow' },
  containerRuntimeEndpoint: `unix://${SOCKET}`,
  cgroupDriver: 'cgroupfs',
  failCgroupV1: false,
  failSwapOn: false,
  clusterDomain: 'cluster.local',
  clusterDNS: [DNS_ADDRESS],
  resolvConf: `${INSIDE}/resolv.conf`,
  // Images can't be pulled again, and what else fills the disk isn't the cluster's.
  imageGCHighThresholdPercent: 100,
  evictionHard: { 'memory.available': '100Mi', 'nodefs.available': '1%', 'imagefs.available': '1%' },
  maxPods: 250,
};

function write(name: string, content: string): Promise<void> {
  return writeFile(join(paths.cluster, name), content);
}
