import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Kubectl } from './kubectl';

/** Reaches the API server, and through it Services inside the cluster, whatever way the kubeconfig signs in. */
export class ClusterProxy {
  public static start({ program, env }: Kubectl): Promise<ClusterProxy> {
    const child = spawn(program, ['proxy', '--port=0'], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // It would outlive this process when that is told to end.
    const end = () => child.kill();
    process.once('exit', end);
    child.once('exit', () => process.off('exit', end));
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
