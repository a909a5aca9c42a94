import { renderKeys } from '../../config/keys';
import { loggerText } from '../../config/logger';
import { LOGGING_KEYS } from '../../config/logging-config';
import { OBSERVABILITY_KEYS } from '../../config/observability-config';
import { configMap } from '../../parts/objects';
import type { Part } from '../../parts/part';
import { LOGGER, LOGGING } from '../logging';
import { leaderElection, observability, releaseInfo } from '../settings';
import { checkEventListenerDefaults, EVENT_LISTENER_DEFAULTS_KEYS } from './config/event-listener-defaults-config';
import { TRIGGERS_FEATURES_KEYS } from './config/triggers-features-config';
import type { TriggersConfig } from './triggers-config';

/** The settings of Triggers, and who may read its version. */
export function settings(triggers: Part, config: TriggersConfig): void {
  const { component } = triggers;
  configMap(
    triggers,
    'config-defaults-triggers',
    renderKeys(component, 'config.defaults', EVENT_LISTENER_DEFAULTS_KEYS, config.defaults, checkEventListenerDefaults),
  );
  configMap(
    triggers,
    'feature-flags-triggers',
    {
      'enable-api-fields': 'stable',
      'labels-exclusion-pattern': '',
      ...renderKeys(component, 'config.features', TRIGGERS_FEATURES_KEYS, config.features),
    },
    { 'app.kubernetes.io/part-of': 'tekton-pipelines' },
  );
  for (const program of ['controller', 'webhook'] as const) {
    leaderElection(triggers, `config-leader-election-triggers-${program}`, program, config.leaderElection?.[program]);
  }
  const { level, development, ...rest } = LOGGER;
  configMap(triggers, 'config-logging-triggers', {
    ...LOGGING,
    'zap-logger-config': loggerText({ level, development, disableStacktrace: true, ...rest }),
    'loglevel.eventlistener': 'info',
    ...renderKeys(component, 'config.logging', LOGGING_KEYS, config.logging),
  });
  observability(
    triggers,
    'config-observability-triggers',
    'config.observability',
    OBSERVABILITY_KEYS,
    config.observability,
  );

  releaseInfo(triggers, 'triggers');
}
