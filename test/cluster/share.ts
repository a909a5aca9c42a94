import { binomialBounds } from './binomial';
import type { Trial } from './trial';
import { until } from './wait';

const REQUESTS = 400;
const CONFIDENCE = 0.999;

/** Checks how many of the requests a revision gets. The gateway learns of a change a moment after the Service. */
export async function expectShare(
  trial: Trial,
  host: string,
  answer: string,
  share: number,
  gateway = trial.gateway,
): Promise<string> {
  const { least, most } = binomialBounds(REQUESTS, share, CONFIDENCE);
  let hits = 0;
  await until(`a share of ${share * 100} %`, 20, async () => {
    hits = 0;
    for (let sent = 0; sent < REQUESTS; sent++) {
      const { status, body } = await gateway.send(host);
      if (status !== 200) return `${host} answers ${status}`;
      if (body.startsWith(`${answer} `)) hits += 1;
    }
    return hits >= least && hits <= most ? undefined : `${hits} of ${REQUESTS}; allowed: ${least} to ${most}`;
  });
  return `${hits} of ${REQUESTS} (allowed: ${least} to ${most})`;
}
