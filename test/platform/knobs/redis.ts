import type { Knobs } from './knob';
import { sourcesKnobs } from './sources';

/** Every prop of the kinds for Redis. */
export const REDIS_KNOBS: Knobs = {
  ...sourcesKnobs('config-leader-election-redis'),
  consumers: [10, 'ConfigMap/config-redis .data.numConsumers: 500 → 10'],
  tlsCertificate: [
    '-----BEGIN CERTIFICATE-----',
    'Secret/tls-secret .stringData.TLS_CERT: -----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n → -----BEGIN CERTIFICATE-----',
  ],
};
