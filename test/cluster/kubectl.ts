import { dirname, join } from 'node:path';
import { paths } from './paths';
import { run } from './shell';
import { until } from './wait';

/** A Kubernetes object as the API server gives it. */
export type Manifest = { apiVersion: string; kind: string; metadata: { [field: string]: any }; [field: string]: any };

/** kubectl on one cluster. */
export class Kubectl {
  public constructor(
    public readonly program: string,
    public readonly kubeconfig: string,
  ) {}

  /** The path of programs, with kubectl on it. */
  public get path(): string {
    return `${dirname(this.program)}:${process.env.PATH}`;
  }

  /** What tells kubectl of the cluster. The next cluster has the address of the last, whose kinds must not be remembered. */
  public get env(): NodeJS.ProcessEnv {
    const isOwn = this.kubeconfig.startsWith(paths.cluster);
    return { KUBECONFIG: this.kubeconfig, ...(isOwn ? { KUBECACHEDIR: join(paths.cluster, 'kubectl-cache') } : {}) };
  }

  public run(args: readonly string[], input?: string): Promise<string> {
    return run(this.program, args, { input, env: this.env });
  }

  /** Applies manifests on the server, as the stages of a platform are. */
  public apply(manifests: readonly object[], ...flags: string[]): Promise<string> {
    return this.run(['apply', '--server-side', ...flags, '-f', '-'], listOf(manifests));
  }

  /** Applies a file, as applications are. */
  public applyFile(yaml: string): Promise<string> {
    return this.run(['apply', '-f', '-'], yaml);
  }

  /** Waits until the cluster serves all kinds that it has definitions of. */
  public async waitForKinds(): Promise<void> {
    await this.run(['wait', 'crd', '--all', '--for=condition=Established', '--timeout=60s']);
  }

  /** Deletes objects and waits until they are gone. */
  public async delete(manifests: readonly object[]): Promise<void> {
    await this.run(['delete', '--ignore-not-found', '--timeout=180s', '-f', '-'], listOf(manifests));
  }

  /** Makes a namespace, once an earlier one of its name has ended. */
  public async makeNamespace(name: string): Promise<void> {
    await until(`the end of an earlier namespace ${name}`, 180, async () => {
      const earlier = (await this.list('namespaces')).find(({ metadata }) => metadata.name === name);
      return earlier?.metadata.deletionTimestamp === undefined ? undefined : JSON.stringify(earlier.status.conditions);
    });
    await this.apply([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }]);
  }

  /**
   * Begins to end a namespace with its pods. By itself it would wait for half the time that pods may take to end, which for
   * those of Knative is five minutes, and look again when the namespace changes.
   */
  public async endNamespace(name: string): Promise<void> {
    await this.run(['delete', 'namespace', name, '--wait=false']);
    await this.run(['delete', 'pods', '--all', '-n', name, '--force', '--grace-period=0']);
    await this.run(['annotate', 'namespace', name, 'pods=ended']);
  }

  /** What the cluster holds of each of these objects, in their order. */
  public async getAll(manifests: readonly object[]): Promise<Manifest[]> {
    return JSON.parse(await this.run(['get', '-o', 'json', '-f', '-'], listOf(manifests))).items;
  }

  public async get(kind: string, name: string, namespace?: string): Promise<Manifest> {
    return JSON.parse(await this.run(['get', kind, name, ...inNamespace(namespace), '-o', 'json']));
  }

  public async list(kind: string, namespace?: string, selector?: string): Promise<Manifest[]> {
    const where = namespace === undefined ? ['--all-namespaces'] : inNamespace(namespace);
    const which = selector === undefined ? [] : ['-l', selector];
    return JSON.parse(await this.run(['get', kind, ...where, ...which, '-o', 'json'])).items;
  }

  /** Waits until a condition of an object is True; gives up with the reason that the object names. */
  public async waitFor(
    condition: string,
    kind: string,
    name: string,
    namespace: string,
    seconds: number,
  ): Promise<void> {
    await until(`${kind} ${name} ${condition}`, seconds, async () => {
      const { status, metadata } = await this.get(kind, name, namespace);
      const found = status?.conditions?.find(({ type }: { type: string }) => type === condition);
      if (found?.status === 'True' && (status.observedGeneration ?? metadata.generation) === metadata.generation)
        return;
      return found
        ? `${found.status}: ${found.reason ?? ''} ${found.message ?? ''}`
        : 'the condition is not reported yet';
    });
  }
}

function listOf(items: readonly object[]): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
}

function inNamespace(namespace: string | undefined): string[] {
  return namespace === undefined ? [] : ['-n', namespace];
}
