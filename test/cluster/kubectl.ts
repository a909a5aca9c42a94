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

  public run(args: readonly string[], input?: string): Promise<string> {
    return run(this.program, args, { input, env: { KUBECONFIG: this.kubeconfig } });
  }

  /** Applies manifests on the server; what it prints says of each object whether it changed. */
  public apply(manifests: string | readonly object[]): Promise<string> {
    const input =
      typeof manifests === 'string' ? manifests : JSON.stringify({ apiVersion: 'v1', kind: 'List', items: manifests });
    return this.run(['apply', '--server-side', '-f', '-'], input);
  }

  /** Deletes objects and waits until they are gone. */
  public async delete(manifests: readonly object[]): Promise<void> {
    const input = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: manifests });
    await this.run(['delete', '--ignore-not-found', '--timeout=180s', '-f', '-'], input);
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

function inNamespace(namespace: string | undefined): string[] {
  return namespace === undefined ? [] : ['-n', namespace];
}
