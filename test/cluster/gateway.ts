import { Agent, request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
}

export interface RequestOptions {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string;
  readonly timeoutMs?: number;
}

/** Where requests from outside reach the Services of the cluster, told apart by their host names. */
export class Gateway {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 256 });

  public constructor(
    public readonly address: string,
    private readonly port: number,
  ) {}

  /** One request; an error if no answer comes. */
  public send(host: string, options: RequestOptions = {}): Promise<Answer> {
    const { method = 'GET', path = '/', headers = {}, body, timeoutMs = 60_000 } = options;
    return new Promise((resolve, reject) => {
      const sent = request(
        { host: this.address, port: this.port, method, path, agent: this.agent, headers: { ...headers, Host: host } },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk) => chunks.push(chunk));
          answer.on('error', reject);
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              body: Buffer.concat(chunks).toString(),
              headers: answer.headers,
            }),
          );
        },
      );
      sent.setTimeout(timeoutMs, () => sent.destroy(new Error(`no answer from ${host} in ${timeoutMs} ms`)));
      sent.on('error', reject);
      sent.end(body);
    });
  }

  public toString(): string {
    return `http://${this.address}:${this.port}`;
  }
}
