import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Reaches the API server, and through it Services inside the cluster, whatever way the kubeconfig signs in. */
export class ClusterProxy {
  public static start(kubectl: string, kubeconfig: string): Promise<ClusterProxy> {
    const child = spawn(kubectl, ['proxy', '--port=0'], {
      env: { ...process.env, KUBECONFIG: kubeconfig },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (code) => reject(new Error(`kubectl proxy ended with ${code}`)));
      createInterface({ input: child.stdout }).on('line', (line) => {
        const address = line.match(/127\.0\.0\.1:\d+/)?.[0];
        if (address) resolve(new ClusterProxy(child, `http://${address}`));
      });
    });
  }

  private constructor(
    private readonly child: ChildProcess,
    public readonly url: string,
  ) {}

  /** A request to the API server. */
  public fetch(path: string, request?: RequestInit): Promise<Response> {
    return fetch(`${this.url}${path}`, request);
  }

  public stop(): void {
    this.child.kill();
  }
}
