import { merge } from '../../kubernetes/render';
import { type KeyTable, renderKeys } from '../config/keys';
import { checkLeaderElection, LEADER_ELECTION_KEYS, type LeaderElectionConfig } from '../config/leader-election-config';
import { checkObservability, MetricsProtocol, type ObservabilityConfig } from '../config/observability-config';
import { configMap } from '../parts/objects';
import type { Part } from '../parts/part';
import { bindRole, role, rule } from '../parts/roles';

/** The config map of what is measured: metrics are Prometheus' unless the config says otherwise. */
export function observability<Config extends ObservabilityConfig>(
  part: Part,
  name: string,
  path: string,
  table: KeyTable<Config>,
  config?: Config,
): void {
  const shipped = MetricsProtocol.PROMETHEUS;
  configMap(part, name, {
    'metrics-protocol': shipped,
    ...renderKeys(part.component, path, table, config, (given, refuse) =>
      checkObservability(merge({ metricsProtocol: shipped }, given), refuse),
    ),
  });
}

/** The config map in which one of the programs finds its leader election. */
export function leaderElection(part: Part, name: string, program: string, config?: LeaderElectionConfig): void {
  const path = `config.leaderElection.${program}`;
  configMap(part, name, renderKeys(part.component, path, LEADER_ELECTION_KEYS, config, checkLeaderElection));
}

/** Which release is installed, for all whom the cluster knows. */
export function releaseInfo(part: Part, component: 'pipelines' | 'triggers'): void {
  const name = `tekton-${component}-info`;
  configMap(part, `${component}-info`, { version: `v${part.component.version}` });
  role(part, name, [rule('', ['configmaps'], ['get'], [`${component}-info`])]);
  bindRole(part, name, name, { apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'system:authenticated' });
}
