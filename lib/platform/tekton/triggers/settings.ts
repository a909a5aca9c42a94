import { loggerText } from '../../config/logger';
import { configMap } from '../../parts/objects';
import type { Part } from '../../parts/part';
import { bindRole, role, rule } from '../../parts/roles';
import { LOGGER, LOGGING } from '../logging';
import { EVERYBODY } from '../pipelines/settings';

/** The settings of Triggers, and who may read its version. */
export function settings(triggers: Part): void {
  configMap(triggers, 'config-defaults-triggers', {});
  configMap(
    triggers,
    'feature-flags-triggers',
    { 'enable-api-fields': 'stable', 'labels-exclusion-pattern': '' },
    { 'app.kubernetes.io/part-of': 'tekton-pipelines' },
  );
  configMap(triggers, 'config-leader-election-triggers-controller', {});
  configMap(triggers, 'config-leader-election-triggers-webhook', {});
  const { level, development, ...rest } = LOGGER;
  configMap(triggers, 'config-logging-triggers', {
    ...LOGGING,
    'zap-logger-config': loggerText({ level, development, disableStacktrace: true, ...rest }),
    'loglevel.eventlistener': 'info',
  });
  configMap(triggers, 'config-observability-triggers', { 'metrics-protocol': 'prometheus' });

  configMap(triggers, 'triggers-info', { version: `v${triggers.component.version}` });
  role(triggers, 'tekton-triggers-info', [rule('', ['configmaps'], ['get'], ['triggers-info'])]);
  bindRole(triggers, 'tekton-triggers-info', 'tekton-triggers-info', EVERYBODY);
}
