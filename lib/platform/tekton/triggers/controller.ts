import type { LeaderElectionConfig } from '../../config/leader-election-config';
import { service } from '../../parts/objects';
import type { Part } from '../../parts/part';
import { bindClusterRole, serviceAccount } from '../../parts/roles';
import { deployment } from '../../parts/workload';
import { NOT_ROOT, ON_LINUX, partOf, podsOf, TEKTON_ENV } from '../pods';

const NAME = 'tekton-triggers-controller';

/** Makes a Deployment and a Service of each EventListener. */
export function controller(triggers: Part, leaderElection: LeaderElectionConfig | undefined): void {
  const part = partOf(triggers, 'controller');
  const pods = podsOf(part, 'controller');
  deployment(part, NAME, {
    image: 'controller-f656ca31de179ab913fa76abc255c315',
    serviceAccount: NAME,
    replicas: 1,
    selector: pods,
    podLabels: { app: NAME },
    spread: pods,
    args: [
      '-logtostderr',
      '-stderrthreshold',
      'INFO',
      '-el-image',
      part.image('eventlistenersink-7ad1faa98cddbcb0c24990303b220bb8'),
      ...LISTENERS,
    ],
    env: {
      ...TEKTON_ENV,
      CONFIG_LOGGING_NAME: 'config-logging-triggers',
      CONFIG_OBSERVABILITY_NAME: 'config-observability-triggers',
      CONFIG_DEFAULTS_NAME: 'config-defaults-triggers',
      METRICS_DOMAIN: 'tekton.dev/triggers',
      METRICS_PROMETHEUS_PORT: '9000',
      // Not the name of the config map: the release's own slip, with which the defaults hold. What is set must be read.
      CONFIG_LEADERELECTION_NAME: `config-leader-election-triggers-controller${leaderElection ? '' : 's'}`,
    },
    securityContext: NOT_ROOT,
    moreOfPod: { affinity: ON_LINUX },
  });
  service(part, NAME, { ports: { 'http-metrics': 9000 }, selector: pods, labels: { app: NAME } });

  serviceAccount(triggers, NAME);
  bindClusterRole(triggers, `${NAME}-admin`, 'tekton-triggers-admin', NAME);
}

/** How the pods of EventListeners are run. */
const LISTENERS = [
  ['-el-port', '8080'],
  ['-el-security-context=true'],
  ['-el-read-only-root-filesystem=true'],
  ['-el-events', 'disable'],
  ['-el-readtimeout', '5'],
  ['-el-writetimeout', '40'],
  ['-el-idletimeout', '120'],
  ['-el-timeouthandler', '30'],
  ['-el-httpclient-readtimeout', '30'],
  ['-el-httpclient-keep-alive', '30'],
  ['-el-httpclient-tlshandshaketimeout', '10'],
  ['-el-httpclient-responseheadertimeout', '10'],
  ['-el-httpclient-expectcontinuetimeout', '1'],
  ['-period-seconds', '10'],
  ['-failure-threshold', '3'],
].flat();
