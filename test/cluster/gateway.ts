import { Agent, request } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';

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
  private readonly agent: Agent;

  /** @param authority certificate of who signs the gateway's certificates, if it is reached over HTTPS */
  public constructor(
    public readonly address: string,
    private readonly port: number,
    private readonly authority?: string,
  ) {
    const options = { keepAlive: true, maxSockets: 256 };
    this.agent = authority === undefined ? new Agent(options) : new SecureAgent({ ...options, ca: authority });
  }

  /** One request; an error if no answer comes. */
  public send(host: string, options: RequestOptions = {}): Promise<Answer> {
    const { method = 'GET', path = '/', headers = {}, body, timeoutMs = 60_000 } = options;
    const { address, port, agent } = this;
    return new Promise((resolve, reject) => {
      const sent = (this.authority === undefined ? request : secureRequest)(
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
    return `${this.authority === undefined ? 'http' : 'https'}://${this.address}:${this.port}`;
  }
}
