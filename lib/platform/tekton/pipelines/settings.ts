import { configMap } from '../../parts/objects';
import type { Part } from '../../parts/part';
import { bindRole, role, rule } from '../../parts/roles';
import { LOGGING } from '../logging';

/** The settings of Pipelines, and who may read its version. */
export function settings(pipelines: Part, flags: { readonly [key: string]: string }): void {
  for (const [name, data] of Object.entries(SETTINGS)) {
    configMap(pipelines, name, name === 'feature-flags' ? { ...data, ...flags } : data);
  }
  pipelines.add({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config-registry-cert' } });

  configMap(pipelines, 'pipelines-info', { version: `v${pipelines.component.version}` });
  role(pipelines, 'tekton-pipelines-info', [rule('', ['configmaps'], ['get'], ['pipelines-info'])]);
  bindRole(pipelines, 'tekton-pipelines-info', 'tekton-pipelines-info', EVERYBODY);
}

/** All whom the cluster knows. */
export const EVERYBODY = { apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'system:authenticated' };

const SETTINGS: { readonly [configMap: string]: { readonly [key: string]: string } } = {
  'config-defaults': {},
  'config-events': {},
  'feature-flags': {
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
  },
  'config-leader-election-controller': {},
  'config-leader-election-events': {},
  'config-leader-election-webhook': {},
  'config-logging': LOGGING,
  'config-observability': { 'metrics-protocol': 'prometheus' },
  'config-spire': {},
  'config-tracing': {},
  'config-wait-exponential-backoff': { duration: '10s', factor: '2.0', jitter: '0.0', steps: '5', cap: '60s' },
};
