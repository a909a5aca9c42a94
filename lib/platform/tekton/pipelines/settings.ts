import { renderKeys } from '../../config/keys';
import { LOGGING_KEYS } from '../../config/logging-config';
import { configMap } from '../../parts/objects';
import type { Part } from '../../parts/part';
import { LOGGING } from '../logging';
import { leaderElection, observability, releaseInfo } from '../settings';
import { PIPELINES_FEATURES_KEYS } from './config/pipelines-features-config';
import { PIPELINES_OBSERVABILITY_KEYS } from './config/pipelines-observability-config';
import { RUN_DEFAULTS_KEYS } from './config/run-defaults-config';
import { RUN_EVENTS_KEYS } from './config/run-events-config';
import { RUN_TRACING_KEYS } from './config/run-tracing-config';
import { SPIRE_KEYS } from './config/spire-config';
import { checkWaitBackoff, WAIT_BACKOFF_KEYS } from './config/wait-backoff-config';
import type { PipelinesConfig } from './pipelines-config';

/** The settings of Pipelines, and who may read its version. */
export function settings(pipelines: Part, config: PipelinesConfig): void {
  const { component } = pipelines;
  configMap(pipelines, 'config-defaults', renderKeys(component, 'config.defaults', RUN_DEFAULTS_KEYS, config.defaults));
  configMap(pipelines, 'config-events', renderKeys(component, 'config.events', RUN_EVENTS_KEYS, config.events));
  configMap(pipelines, 'feature-flags', {
    ...FEATURES,
    ...renderKeys(component, 'config.features', PIPELINES_FEATURES_KEYS, config.features),
  });
  for (const program of ['controller', 'events', 'webhook'] as const) {
    leaderElection(pipelines, `config-leader-election-${program}`, program, config.leaderElection?.[program]);
  }
  configMap(pipelines, 'config-logging', {
    ...LOGGING,
    ...renderKeys(component, 'config.logging', LOGGING_KEYS, config.logging),
  });
  observability(
    pipelines,
    'config-observability',
    'config.observability',
    PIPELINES_OBSERVABILITY_KEYS,
    config.observability,
  );
  configMap(pipelines, 'config-spire', renderKeys(component, 'config.spire', SPIRE_KEYS, config.spire));
  configMap(pipelines, 'config-tracing', renderKeys(component, 'config.tracing', RUN_TRACING_KEYS, config.tracing));
  configMap(pipelines, 'config-wait-exponential-backoff', {
    ...WAIT_BACKOFF,
    ...renderKeys(component, 'config.waitBackoff', WAIT_BACKOFF_KEYS, config.waitBackoff, checkWaitBackoff),
  });
  registryCertificates(pipelines, config.registryCertificates);

  releaseInfo(pipelines, 'pipelines');
}

function registryCertificates(pipelines: Part, cert: string | undefined): void {
  if (cert !== undefined && !cert.includes('-----BEGIN CERTIFICATE-----')) {
    const allowed = 'certificates in PEM, such as begin with -----BEGIN CERTIFICATE-----';
    const change = 'give the text of the file';
    pipelines.component._faults.refuse('platform/config', 'config.registryCertificates', cert, allowed, change);
  }
  pipelines.add({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'config-registry-cert' },
    data: cert === undefined ? undefined : { cert },
  });
}

const WAIT_BACKOFF = { duration: '10s', factor: '2.0', jitter: '0.0', steps: '5', cap: '60s' };

const FEATURES: { readonly [flag: string]: string } = {
  coschedule: 'workspaces',
  'disable-creds-init': 'false',
  'await-sidecar-readiness': 'true',
  'running-in-environment-with-injected-sidecars': 'true',
  'require-git-ssh-secret-known-hosts': 'false',
  'enable-tekton-oci-bundles': 'false',
  'enable-api-fields': 'beta',
  'send-cloudevents-for-runs': 'true',
  'trusted-resources-verification-no-match-policy': 'ignore',
  'enable-provenance-in-status': 'true',
  'enforce-nonfalsifiability': 'none',
  'results-from': 'termination-message',
  'set-security-context-read-only-root-filesystem': 'false',
  'keep-pod-on-cancel': 'false',
  'enable-cel-in-whenexpression': 'false',
  'enable-artifacts': 'false',
  'enable-param-enum': 'false',
  'disable-inline-spec': '',
  'enable-concise-resolver-syntax': 'false',
  'enable-kubernetes-sidecar': 'false',
  'enable-step-actions': 'true',
  'enable-wait-exponential-backoff': 'false',
  'set-security-context': 'false',
};
