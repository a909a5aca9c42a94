import type { Labels, Part } from '../parts/part';
import { RESTRICTED, SYSTEM_NAMESPACE } from '../parts/workload';

/** Labels by which the pods of one workload of Tekton are found. */
export function podsOf(part: Part, name: string, component = name): Labels {
  return {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/component': component,
    'app.kubernetes.io/instance': 'default',
    'app.kubernetes.io/part-of': part.labels['app.kubernetes.io/part-of'],
  };
}

/** The part of a workload, and the labels that its objects carry. */
export function partOf(tekton: Part, name: string, component = name): Part {
  return tekton.labelled({ 'app.kubernetes.io/name': name, 'app.kubernetes.io/component': component });
}

/** Tekton runs nowhere but on Linux. */
export const ON_LINUX = {
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/os', operator: 'NotIn', values: ['windows'] }] }],
    },
  },
};

/** Tekton's images name no user. */
export const NOT_ROOT = { ...RESTRICTED, runAsUser: 65532, runAsGroup: 65532 };

/** Ports of a controller's pods, and of its Service. */
export const POD_PORTS = { metrics: 9090, profiling: 8008, probes: 8080 };
export const SERVICE_PORTS = { 'http-metrics': 9090, 'http-profiling': 8008, probes: [8080, undefined] } as const;

export const PROBES = {
  readiness: { httpGet: { path: '/readiness', port: 'probes' }, ...often() },
  liveness: { httpGet: { path: '/health', port: 'probes' }, ...often() },
};

/** Oldest Kubernetes on which Tekton's programs start. */
export const OLDEST_KUBERNETES = '1.28';

export const TEKTON_ENV = { ...SYSTEM_NAMESPACE, KUBERNETES_MIN_VERSION: `v${OLDEST_KUBERNETES}.0` };

/** Files that a controller reads its log settings and the registries' certificates from. */
export const CERTIFICATES = {
  container: {
    volumeMounts: [
      { name: 'config-logging', mountPath: '/etc/config-logging' },
      { name: 'config-registry-cert', mountPath: '/etc/config-registry-cert' },
    ],
  },
  pod: {
    volumes: ['config-logging', 'config-registry-cert'].map((name) => ({ name, configMap: { name } })),
  },
  env: { SSL_CERT_FILE: '/etc/config-registry-cert/cert', SSL_CERT_DIR: '/etc/ssl/certs' },
};

function often() {
  return { initialDelaySeconds: 5, periodSeconds: 10, timeoutSeconds: 5 };
}
