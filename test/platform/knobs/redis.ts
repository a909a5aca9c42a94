import { Duration } from 'cdk8s';
import type { Knobs } from './knob';

/** Every prop of the kinds for Redis. */
export const REDIS_KNOBS: Knobs = {
  config: [
    { leaderElection: { leaseDuration: Duration.seconds(20) } },
    'ConfigMap/config-leader-election-redis .data.lease-duration: nothing → 20s',
  ],
  consumers: [10, 'ConfigMap/config-redis .data.numConsumers: 500 → 10'],
  tlsCertificate: [
    '-----BEGIN CERTIFICATE-----',
    'Secret/tls-secret .stringData.TLS_CERT: -----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n → -----BEGIN CERTIFICATE-----',
  ],
};
