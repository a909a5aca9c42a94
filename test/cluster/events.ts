import assert from 'node:assert/strict';
import type { Trial } from './trial';
import { until } from './wait';

/** An event as the test server has kept it. */
export interface KeptEvent {
  readonly path: string;
  readonly attributes: { readonly [name: string]: string };
  readonly data: string;
}

export interface SentEvent {
  readonly id: string;
  readonly type: string;
  readonly source?: string;
  readonly subject?: string;
  readonly data?: string;
}

/** The test server as a receiver of events, and as the one who sends them. */
export class Receiver {
  public constructor(
    private readonly trial: Trial,
    private readonly service: string,
  ) {}

  /** Sends an event from inside the cluster. */
  public async send(url: string, { data = '', ...attributes }: SentEvent, signal?: AbortSignal): Promise<void> {
    const headers = Object.fromEntries(
      Object.entries({ specversion: '1.0', source: '/test', ...attributes }).map(([name, value]) => [
        `Ce-${name}`,
        value,
      ]),
    );
    const { status } = await this.trial.fetchFrom(this.service, url, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'text/plain' },
      body: data,
      signal,
    });
    assert.ok(status >= 200 && status < 300, `${url} answers ${status} to an event`);
  }

  /** What has come to a path, in the order in which it came. */
  public async at(path: string): Promise<KeptEvent[]> {
    const answer = await this.trial.fetchInside(this.service, '/events');
    if (!answer.ok) throw new Error(`${this.service} answers ${answer.status}: ${await answer.text()}`);
    const events = (await answer.json()) as KeptEvent[];
    return events.filter((event) => event.path === path);
  }

  /** Waits until as many events have come to a path. */
  public async expect(path: string, count = 1, within = 60): Promise<KeptEvent[]> {
    let events: KeptEvent[] = [];
    await until(`${count} events at ${path}`, within, async () => {
      events = await this.at(path);
      return events.length >= count ? undefined : `${events.length} have come`;
    });
    return events;
  }

  /** Waits until each of these events has come to a path. */
  public async expectIds(path: string, ids: readonly string[], within = 60): Promise<void> {
    await until(`${ids.length} events at ${path}`, within, async () => {
      const come = new Set((await this.at(path)).map(({ attributes }) => attributes.id));
      const missing = ids.filter((id) => !come.has(id));
      return missing.length === 0 ? undefined : `missing: ${missing.slice(0, 10).join()}`;
    });
  }
}
