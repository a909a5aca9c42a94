import { chmod, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { kubernetes, platform } from '../../lib';
import { ENVOY_IMAGE, imageOf, SHELL_IMAGE, type Tag } from './builds';
import { CERT_MANAGER } from './cert-manager';
import { KUBERNETES } from './components';
import { EXAMPLE_REGISTRY } from './example-images';
import { Gateway } from './gateway';
import type { Kubectl, Manifest } from './kubectl';
import { readmeCommands } from './readme';
import { run } from './shell';

const PACKAGE = join(__dirname, '../..');

/** What a scenario changes of the default platform. */
export interface PlatformOptions {
  readonly version?: platform.KnativeVersion;
  /** Pods of each workload. */
  readonly replicas?: number;
  readonly autoscaler?: platform.AutoscalerConfig;
  /** Type of the gateway's Service. */
  readonly gatewayType?: kubernetes.ServiceType;
  readonly tag?: Tag;
  /** Whether everything that can be encrypted is. */
  readonly tls?: boolean;
}

/** Declares components with these images. */
export type Declaration = (app: App, images: platform.Images) => { readonly images: platform.PlatformImage[] };

/** The platform that this package renders, on a cluster, as the README tells operators. */
export class Platform {
  /** @param isLocal whether the cluster is this harness's own: its node has two cores and only the images built here */
  public constructor(
    private readonly kubectl: Kubectl,
    private readonly isLocal: boolean,
  ) {}

  /** The objects of the default platform, or of something else. */
  public render(declaration = this.defaults()): Manifest[] {
    return this.appOf(declaration).charts.flatMap((chart) => chart.toJson());
  }

  /** Installs the default platform with some changes. */
  public install(options: PlatformOptions = {}): Promise<void> {
    return this.apply(this.defaults(options), options.tag);
  }

  /** Installs components. */
  public apply(declaration: Declaration, tag?: Tag): Promise<void> {
    return this.operate('Apply', declaration, tag);
  }

  /** Removes the default platform and everything that users have made of its kinds. */
  public remove(): Promise<void> {
    return this.operate('Remove', this.defaults());
  }

  /** Where a gateway takes requests: at its load balancer or, without one, at a port of a node. */
  public async gateway(service = 'kourier', namespace = 'kourier-system', authority?: string): Promise<Gateway> {
    const { spec, status } = await this.kubectl.get('service', service, namespace);
    const [balancer] = status.loadBalancer?.ingress ?? [];
    const served = authority === undefined ? 80 : 443;
    if (balancer) return new Gateway(balancer.ip ?? balancer.hostname, served, authority);
    const [node] = await this.kubectl.list('node');
    const address = node.status.addresses.find(({ type }: { type: string }) => type === 'InternalIP').address;
    return new Gateway(address, spec.ports.find(({ port }: { port: number }) => port === served).nodePort, authority);
  }

  private defaults(options: PlatformOptions = {}): Declaration {
    return (app, images) => new platform.ServerlessPlatform(app, 'platform', propsOf(options, images, this.isLocal));
  }

  private appOf(declaration: Declaration, tag?: Tag, outdir?: string): App {
    const upstream = platform.Images.upstream();
    const app = new App({ outdir });
    declaration(app, this.isLocal ? localImages(declaration(new App(), upstream).images, tag) : upstream);
    return app;
  }

  /** Runs what the README says under a heading, in a folder like an operator's: with the package, and stages in `dist`. */
  private async operate(heading: string, declaration: Declaration, tag?: Tag): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'operator-'));
    try {
      const app = this.appOf(declaration, tag, join(folder, 'dist'));
      app.synth();
      await mkdir(join(folder, 'node_modules/.bin'), { recursive: true });
      await symlink(join(PACKAGE, 'lib/cli/main.js'), join(folder, 'node_modules/.bin/cdk8s-knative'));
      await chmod(join(PACKAGE, 'lib/cli/main.js'), 0o755);
      const ours = `app.kubernetes.io/instance=${app.node.children[0].node.id}`;
      const env = { ...this.kubectl.env, PATH: this.kubectl.path, ours };
      await run('bash', ['-euc', await readmeCommands(heading)], { cwd: folder, env });
    } finally {
      await rm(folder, { recursive: true });
    }
  }
}

/** The default platform with some changes, on the node of this harness. */
export function localProps(options: PlatformOptions = {}): platform.ServerlessPlatformProps {
  const { images } = new platform.ServerlessPlatform(new App(), 'platform');
  return propsOf(options, localImages(images, options.tag), true);
}

function propsOf(
  options: PlatformOptions,
  images: platform.Images,
  isSmall: boolean,
): platform.ServerlessPlatformProps {
  const { version, replicas, autoscaler, gatewayType: serviceType, tls } = options;
  const requests = (names: readonly string[]) => (isSmall ? little(names) : undefined);
  return {
    images,
    highAvailability: replicas === undefined ? undefined : { replicas },
    // Services of the default domain, svc.cluster.local, are not reached from outside.
    domain: 'example.com',
    cluster: tls ? WITH_CERT_MANAGER : undefined,
    serving: {
      version,
      config: {
        autoscaler,
        network: tls ? { externalDomainTls: true, clusterLocalDomainTls: true, systemInternalTls: true } : undefined,
        deployment: isSmall ? { registriesSkippingTagResolving: REGISTRIES } : undefined,
      },
      ingress: platform.Ingress.kourier({ serviceType, workloads: requests(KOURIER) }),
      workloads: requests(SERVING),
    },
    eventing: {
      version,
      config: tls ? { features: { transportEncryption: platform.TransportEncryption.STRICT } } : undefined,
      workloads: requests(EVENTING),
    },
  };
}

const WITH_CERT_MANAGER: platform.ExistingCluster = {
  kubernetesVersion: KUBERNETES,
  metricsServer: true,
  certManager: platform.CertManager.existing({ namespace: CERT_MANAGER, trustManager: true }),
};

/** Registries that Serving's controller doesn't reach: those of images that were built here, and that of the examples. */
const REGISTRIES = ['dev.local', EXAMPLE_REGISTRY];

const SERVING = ['activator', 'autoscaler', 'autoscaler-hpa', 'controller', 'webhook'];
const KOURIER = ['net-kourier-controller', '3scale-kourier-gateway'];
const EVENTING = [
  'eventing-controller',
  'eventing-webhook',
  'job-sink',
  'mt-broker-controller',
  'mt-broker-filter',
  'mt-broker-ingress',
  'pingsource-mt-adapter',
];

/** On two cores, the requests of the release would leave no room for the scenarios. */
function little(names: readonly string[]): { [name: string]: platform.WorkloadOverride } {
  const resources = { cpuRequest: kubernetes.Cpu.millis(10) };
  return Object.fromEntries(names.map((name) => [name, { resources }]));
}

/** The images that were built here in place of upstream's. What wasn't built stays; none of the scenarios starts it. */
function localImages(images: readonly platform.PlatformImage[], tag?: Tag): platform.Images {
  const replacements: { [repository: string]: string } = {};
  for (const { upstream } of images) {
    const repository = upstream.replace(/@.*$/, '').replace(/:[^/]*$/, '');
    const local = localImage(repository, tag);
    if (local !== undefined) replacements[repository] = local;
  }
  return platform.Images.upstream({ replacements });
}

export function localImage(repository: string, tag?: Tag): string | undefined {
  const [, knative] = repository.match(/^gcr\.io\/knative-releases\/(knative\.dev\/.*)$/) ?? [];
  if (knative !== undefined) return imageOf(knative, tag);
  const [, component, program] = repository.match(/^ghcr\.io\/tektoncd\/(\w+)\/(\w+)-/) ?? [];
  if (component !== undefined) return imageOf(`github.com/tektoncd/${component}/cmd/${program}`, tag);
  if (repository === 'docker.io/envoyproxy/envoy') return ENVOY_IMAGE;
  if (repository === 'cgr.dev/chainguard/busybox') return SHELL_IMAGE;
  return undefined;
}
