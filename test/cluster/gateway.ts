import http, { type Agent } from 'node:http';
import https from 'node:https';

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

const CLIENTS = { http, https };

/** Where requests from outside reach the Services of the cluster, told apart by their host names. */
export class Gateway {
  private readonly scheme: 'http' | 'https';
  private readonly agent: Agent;

  /** @param authority certificate of who signs the gateway's certificates, if it is reached over HTTPS */
  public constructor(
    public readonly address: string,
    private readonly port: number,
    authority?: string,
  ) {
    this.scheme = authority === undefined ? 'http' : 'https';
    this.agent = new CLIENTS[this.scheme].Agent({ keepAlive: true, maxSockets: 256, ca: authority });
  }

  /** One request; an error if no answer comes. */
  public send(host: string, options: RequestOptions = {}): Promise<Answer> {
    const { method = 'GET', path = '/', headers = {}, body, timeoutMs = 60_000 } = options;
    const { address, port, agent } = this;
    return new Promise((resolve, reject) => {
      const sent = CLIENTS[this.scheme].request(
        { host: address, servername: host, port, method, path, agent, headers: { ...headers, Host: host } },
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
    return `${this.scheme}://${this.address}:${this.port}`;
  }
}
