import { App } from 'cdk8s';
import { kubernetes, platform } from '../../lib';
import { ENVOY_IMAGE, imageOf, SHELL_IMAGE, type Tag } from './builds';
import { Gateway } from './gateway';
import type { Kubectl, Manifest } from './kubectl';
import { step } from './progress';

/** What a scenario changes of the default platform. */
export interface PlatformOptions {
  readonly version?: platform.KnativeVersion;
  /** Pods of each workload. */
  readonly replicas?: number;
  readonly autoscaler?: platform.AutoscalerConfig;
  /** Type of the gateway's Service. */
  readonly gatewayType?: kubernetes.ServiceType;
  readonly tag?: Tag;
}

/** What is applied at once. */
export interface Stage {
  readonly name: string;
  readonly manifests: readonly Manifest[];
}

/** The platform that this package renders, on a cluster. */
export class Platform {
  /** @param isLocal whether the cluster is this harness's own: its node has two cores and only the images built here */
  public constructor(
    private readonly kubectl: Kubectl,
    private readonly isLocal: boolean,
  ) {}

  /** The stages of the default platform with some changes. */
  public render(options: PlatformOptions = {}): Stage[] {
    const props = this.isLocal ? localProps(options) : propsOf(options, platform.Images.upstream(), false);
    const { charts } = new platform.ServerlessPlatform(new App(), 'platform', props);
    return charts.map((chart) => ({ name: chart.node.id, manifests: chart.toJson() }));
  }

  /** Applies the stages one after the other, each once, and waits in between. */
  public async install(options: PlatformOptions = {}): Promise<void> {
    for (const { name, manifests } of this.render(options)) {
      await step(`applied ${name}`, async () => {
        await this.kubectl.apply(manifests);
        await this.settle(manifests);
      });
    }
  }

  /** Removes the stages in reverse order. */
  public async remove(): Promise<void> {
    for (const { name, manifests } of this.render().reverse()) {
      await step(`removed ${name}`, () => this.kubectl.delete(manifests));
    }
  }

  /** Where Kourier takes requests: at its load balancer or, without one, at a port of a node. */
  public async gateway(): Promise<Gateway> {
    const { spec, status } = await this.kubectl.get('service', 'kourier', 'kourier-system');
    const [balancer] = status.loadBalancer?.ingress ?? [];
    if (balancer) return new Gateway(balancer.ip ?? balancer.hostname, 80);
    const [node] = await this.kubectl.list('node');
    const address = node.status.addresses.find(({ type }: { type: string }) => type === 'InternalIP').address;
    return new Gateway(address, spec.ports.find(({ port }: { port: number }) => port === 80).nodePort);
  }

  /** Waits until what comes next can use what was applied. */
  private async settle(manifests: readonly Manifest[]): Promise<void> {
    for (const { kind, metadata } of manifests) {
      if (kind === 'CustomResourceDefinition') await this.kubectl.waitFor('Established', 'crd', metadata.name, '', 60);
    }
    for (const { kind, metadata } of manifests) {
      if (kind !== 'Deployment') continue;
      const rollout = ['rollout', 'status', 'deployment', metadata.name, '-n', metadata.namespace, '--timeout=300s'];
      await this.kubectl.run(rollout);
    }
  }
}

/** The default platform with some changes, on the node of this harness. */
export function localProps(options: PlatformOptions = {}): platform.ServerlessPlatformProps {
  return propsOf(options, localImages(options.tag), true);
}

function propsOf(
  options: PlatformOptions,
  images: platform.Images,
  isSmall: boolean,
): platform.ServerlessPlatformProps {
  const { version, replicas, autoscaler, gatewayType: serviceType } = options;
  const requests = (names: readonly string[]) => (isSmall ? little(names) : undefined);
  return {
    images,
    highAvailability: replicas === undefined ? undefined : { replicas },
    // Services of the default domain, svc.cluster.local, are not reached from outside.
    domain: 'example.com',
    serving: {
      version,
      config: { autoscaler },
      ingress: platform.Ingress.kourier({ serviceType, workloads: requests(KOURIER) }),
      workloads: requests(SERVING),
    },
    eventing: { version, workloads: requests(EVENTING) },
  };
}

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
function localImages(tag?: Tag): platform.Images {
  const replacements: { [repository: string]: string } = {};
  const whole = new platform.ServerlessPlatform(new App(), 'platform');
  for (const { upstream } of whole.images) {
    const repository = upstream.replace(/@.*$/, '').replace(/:[^/]*$/, '');
    const local = localImage(repository, tag);
    if (local !== undefined) replacements[repository] = local;
  }
  return platform.Images.upstream({ replacements });
}

function localImage(repository: string, tag?: Tag): string | undefined {
  const [, knative] = repository.match(/^gcr\.io\/knative-releases\/(knative\.dev\/.*)$/) ?? [];
  if (knative !== undefined) return imageOf(knative, tag);
  const [, component, program] = repository.match(/^ghcr\.io\/tektoncd\/(\w+)\/(\w+)-/) ?? [];
  if (component !== undefined) return imageOf(`github.com/tektoncd/${component}/cmd/${program}`, tag);
  if (repository === 'docker.io/envoyproxy/envoy') return ENVOY_IMAGE;
  if (repository === 'cgr.dev/chainguard/busybox') return SHELL_IMAGE;
  return undefined;
}
