import { filledSecret, service } from '../../parts/objects';
import type { Part } from '../../parts/part';
import { bindClusterRole, bindRole, clusterRole, READ, role, rule, serviceAccount } from '../../parts/roles';
import { deployment } from '../../parts/workload';
import { NOT_ROOT, partOf, podsOf, TEKTON_ENV } from '../pods';

const NAME = 'tekton-triggers-core-interceptors';

/** Checks, filters and changes what listeners get: the interceptors that every cluster has. */
export function coreInterceptors(triggers: Part): void {
  const part = partOf(triggers, 'core-interceptors', 'interceptors');
  const pods = podsOf(part, 'core-interceptors', 'interceptors');
  deployment(part, NAME, {
    image: 'interceptors-3176d6a3f314c3655b30bfd36e421dd5',
    serviceAccount: NAME,
    replicas: 1,
    selector: pods,
    podLabels: { app: NAME },
    readiness: {
      httpGet: { path: '/ready', port: 8443, scheme: 'HTTPS' },
      initialDelaySeconds: 5,
      periodSeconds: 10,
      timeoutSeconds: 5,
    },
    args: ['-logtostderr', '-stderrthreshold', 'INFO'],
    env: {
      ...TEKTON_ENV,
      CONFIG_LOGGING_NAME: 'config-logging-triggers',
      CONFIG_OBSERVABILITY_NAME: 'config-observability-triggers',
      METRICS_DOMAIN: 'tekton.dev/triggers',
      INTERCEPTOR_TLS_SVC_NAME: NAME,
      INTERCEPTOR_TLS_SECRET_NAME: `${NAME}-certs`,
    },
    securityContext: NOT_ROOT,
    moreOfContainer: { ports: [{ containerPort: 8443 }] },
  });
  service(part, NAME, {
    ports: { https: [8443, undefined] },
    selector: pods,
    labels: { app: NAME, 'app.kubernetes.io/name': NAME },
  });
  filledSecret(part, `${NAME}-certs`);
  for (const path of ['bitbucket', 'cel', 'github', 'gitlab', 'slack']) {
    triggers.labelledOnly({ 'server/type': 'https' }).add({
      apiVersion: 'triggers.tekton.dev/v1alpha1',
      kind: 'ClusterInterceptor',
      metadata: { name: path },
      spec: { clientConfig: { service: { name: NAME, namespace: triggers.namespace, path, port: 8443 } } },
    });
  }

  serviceAccount(triggers, NAME);
  bindClusterRole(triggers, NAME, NAME, NAME);
  clusterRole(triggers, NAME, [rule('', ['secrets'], READ)]);
  bindClusterRole(triggers, `${NAME}-secrets`, `${NAME}-secrets`, NAME);
  clusterRole(triggers, `${NAME}-secrets`, [
    rule('triggers.tekton.dev', ['clusterinterceptors'], ['update', ...READ]),
    rule('', ['secrets'], ['update', ...READ], [`${NAME}-certs`]),
  ]);
  bindRole(triggers, NAME, NAME, NAME);
  role(triggers, NAME, [rule('', ['configmaps'], READ)]);
}
