import { App, Chart } from 'cdk8s';
import type { ClusterProxy } from './cluster-proxy';
import type { Answer, Gateway, RequestOptions } from './gateway';
import type { Kubectl, Manifest } from './kubectl';
import type { Platform } from './platform';
import { say, seconds } from './progress';
import { NotRun } from './scenario';
import type { Target, TestImages } from './target';
import { until } from './wait';

/** One run of a scenario, in a namespace of its own. */
export class Trial {
  public passed = 0;
  public readonly notRun: string[] = [];
  public readonly failures: string[] = [];
  public gateway: Gateway;

  public constructor(
    public readonly scenario: string,
    public readonly namespace: string,
    private readonly target: Target,
    private readonly proxy: ClusterProxy,
  ) {
    this.gateway = target.gateway;
  }

  public get kubectl(): Kubectl {
    return this.target.kubectl;
  }

  public get platform(): Platform {
    return this.target.platform;
  }

  public get images(): TestImages {
    return this.target.images;
  }

  /** Looks for the gateway anew: one that is installed again has another port. */
  public async findGateway(): Promise<void> {
    this.gateway = await this.platform.gateway();
  }

  /** Whether the cluster is this harness's own. */
  public get isLocal(): boolean {
    return this.target.isLocal;
  }

  /** All objects that were there before the platform, if the cluster was started for this run. */
  public get before(): readonly string[] | undefined {
    return this.target.before;
  }

  /** One thing that must hold. What it returns is printed beside it. */
  public async check(what: string, work: () => Promise<unknown>): Promise<void> {
    const at = Date.now();
    try {
      const detail = await work();
      this.passed += 1;
      say(`${this.scenario}: ${what}${typeof detail === 'string' ? `: ${detail}` : ''} (${seconds(at)})`);
    } catch (error) {
      this.fail(`${what} (${seconds(at)})`, error as Error);
    }
  }

  /** Notes and prints what went wrong, or why it could not be tried. */
  public fail(what: string, error: Error): void {
    const isNotRun = error instanceof NotRun;
    (isNotRun ? this.notRun : this.failures).push(`${what}: ${error.message}`);
    say(`${this.scenario}: ${isNotRun ? 'not run' : 'FAILED'}: ${what}: ${error.message}`);
  }

  /** Renders a chart with this package and applies it as a user would; the second time it changes what is there. */
  public async deploy(build: (chart: Chart) => void): Promise<void> {
    const app = new App();
    build(new Chart(app, 'app', { namespace: this.namespace }));
    await this.kubectl.applyFile(app.synthYaml());
  }

  public ready(kind: string, name: string, within = 120): Promise<void> {
    return this.kubectl.waitFor('Ready', kind, name, this.namespace, within);
  }

  public available(deployment: string, within = 120): Promise<void> {
    return this.kubectl.waitFor('Available', 'deployment', deployment, this.namespace, within);
  }

  /** The host name of a Service, once it is ready. */
  public async hostOf(service: string, within = 120): Promise<string> {
    await this.ready('services.serving.knative.dev', service, within);
    const { status } = await this.get('services.serving.knative.dev', service);
    return new URL(status.url).host;
  }

  public get(kind: string, name: string): Promise<Manifest> {
    return this.kubectl.get(kind, name, this.namespace);
  }

  public list(kind: string, selector?: string): Promise<Manifest[]> {
    return this.kubectl.list(kind, this.namespace, selector);
  }

  /** How many pods of a Service run and aren't ending. */
  public async podsOf(service: string): Promise<number> {
    const pods = await this.list('pods', `serving.knative.dev/service=${service}`);
    return pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined).length;
  }

  /** A request from outside; tried again while the gateway doesn't know the host yet. */
  public async request(host: string, options?: RequestOptions): Promise<Answer> {
    let answer: Answer | undefined;
    await until(`an answer from ${host}`, 30, async () => {
      answer = await this.gateway.send(host, options);
      return answer.status === 404 ? 'the gateway answers 404' : undefined;
    });
    return answer as Answer;
  }

  /** The answer that a URL inside the cluster gives to the test server behind a host name. */
  public async askInside(from: string, url: string): Promise<Answer> {
    return this.request(from, { path: fetchPath(url) });
  }

  /** The answer that a URL inside the cluster gives to the test server behind a Service inside. */
  public fetchFrom(service: string, url: string, request?: RequestInit): Promise<Response> {
    return this.fetchInside(service, fetchPath(url), request);
  }

  /** A request to a Service inside the cluster. */
  public fetchInside(
    service: string,
    path: string,
    request?: RequestInit,
    namespace = this.namespace,
  ): Promise<Response> {
    return this.fetchApi(`/api/v1/namespaces/${namespace}/services/${service}/proxy${path}`, request);
  }

  /** Where this machine reaches a Service inside the cluster. */
  public insideUrl(service: string, path: string): string {
    return `${this.proxy.url}/api/v1/namespaces/${this.namespace}/services/${service}/proxy${path}`;
  }

  /** A request to the API server. */
  public fetchApi(path: string, request?: RequestInit): Promise<Response> {
    return this.proxy.fetch(path, request);
  }
}

/** Where the test server passes a request on to a URL. */
function fetchPath(url: string): string {
  return `/fetch?url=${encodeURIComponent(url)}`;
}
