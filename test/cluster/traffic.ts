import { setTimeout as sleep } from 'node:timers/promises';
import type { Gateway } from './gateway';

const PAUSE_MS = 20;

export interface TrafficOptions {
  /** How many requests there are at once. */
  readonly clients: number;
  readonly path?: string;
}

/** Clients that send one request after the other until they are stopped. */
export class Traffic {
  public readonly failures: string[] = [];
  public answered = 0;
  private stopped = false;
  private readonly clients: Promise<void>[];

  public constructor(gateway: Gateway, host: string, { clients, path = '/' }: TrafficOptions) {
    const send = async () => {
      while (!this.stopped) {
        const at = new Date().toISOString();
        const answer = await gateway.send(host, { path }).catch((error: Error) => error);
        if (answer instanceof Error) this.failures.push(`${at} ${answer.message}`);
        else if (answer.status !== 200) this.failures.push(`${at} ${answer.status} ${answer.body.slice(0, 200)}`);
        else this.answered += 1;
        await sleep(PAUSE_MS);
      }
    };
    this.clients = Array.from({ length: clients }, send);
  }

  public async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.clients);
  }
}
