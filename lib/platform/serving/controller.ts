import { service } from '../parts/objects';
import type { Part } from '../parts/part';
import { CONFIG_NAMES, deployment, POD_NAME, SYSTEM_NAMESPACE } from '../parts/workload';
import type { CustomCertificates } from './custom-certificates';
import type { ServingConfig } from './serving-config';
import { NEED_CERT_MANAGER, restartOn } from './tls';

/** Turns Services into revisions, Deployments, routes and certificates. */
export function controller(serving: Part, config: ServingConfig, certificates?: CustomCertificates): void {
  const part = serving.called('controller');
  deployment(part, 'controller', {
    image: 'serving/cmd/controller',
    serviceAccount: 'controller',
    spread: { app: 'controller' },
    podAnnotations: restartOn(config, ...NEED_CERT_MANAGER),
    ports: { metrics: 9090, profiling: 8008, probes: 8080 },
    readiness: { httpGet: { path: '/readiness', port: 'probes' }, periodSeconds: 5, failureThreshold: 3 },
    liveness: { httpGet: { path: '/health', port: 'probes' }, periodSeconds: 5, failureThreshold: 6 },
    requests: { cpu: '100m', memory: '100Mi' },
    limits: { cpu: '1000m', memory: '1000Mi' },
    env: { ...POD_NAME, ...SYSTEM_NAMESPACE, ...CONFIG_NAMES, ...(certificates && { SSL_CERT_DIR: CERTIFICATES }) },
    moreOfContainer: certificates && { volumeMounts: [{ name: 'custom-certs', mountPath: CERTIFICATES }] },
    moreOfPod: certificates && { volumes: [{ name: 'custom-certs', ...certificates._volume }] },
  });
  service(part, 'controller', {
    ports: { 'http-metrics': 9090, 'http-profiling': 8008 },
    labels: { app: 'controller' },
  });

  // Nodes that keep images ready get to know the queue-proxy's by this object.
  serving.called('queue-proxy').add({
    apiVersion: 'caching.internal.knative.dev/v1alpha1',
    kind: 'Image',
    metadata: { name: 'queue-proxy' },
    spec: { image: part.image('serving/cmd/queue') },
  });
}

const CERTIFICATES = '/custom-certs';
