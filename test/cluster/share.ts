import assert from 'node:assert/strict';
import { binomialBounds } from './binomial';
import type { Trial } from './trial';

const REQUESTS = 400;
const CONFIDENCE = 0.999;

/**
 * Checks how many of the requests to a Service a revision gets, by one sample: a second one would double the chance of a
 * wrong share. A Service that is ready for its latest spec has no need of it: its gateways were asked for the new routes.
 */
export async function expectShare(
  trial: Trial,
  service: string,
  answer: string,
  share: number,
  gateway = trial.gateway,
): Promise<string> {
  const host = await trial.hostOf(service);
  let hits = 0;
  for (let sent = 0; sent < REQUESTS; sent++) {
    const { status, body } = await gateway.send(host);
    assert.equal(status, 200, `${host} answers ${status} ${body.slice(0, 200)}`);
    if (body.startsWith(`${answer} `)) hits += 1;
  }
  const { least, most } = binomialBounds(REQUESTS, share, CONFIDENCE);
  const outcome = `${hits} of ${REQUESTS} (allowed: ${least} to ${most})`;
  assert.ok(hits >= least && hits <= most, outcome);
  return outcome;
}
