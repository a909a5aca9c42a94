import { renderKeys } from '../config/keys';
import { checkLeaderElection, LEADER_ELECTION_KEYS } from '../config/leader-election-config';
import { LOGGING_KEYS } from '../config/logging-config';
import { configMap } from '../parts/objects';
import type { Part } from '../parts/part';
import { CERTIFICATE_ISSUERS_KEYS } from './config/certificate-issuers-config';
import { renderDomains } from './config/domain-config';
import { NETWORK_KEYS } from './config/network-config';
import { checkRevisionDefaults, REVISION_DEFAULTS_KEYS } from './config/revision-defaults-config';
import { REVISION_DEPLOYMENT_KEYS } from './config/revision-deployment-config';
import { checkRevisionGc, REVISION_GC_KEYS } from './config/revision-gc-config';
import { SERVING_FEATURES_KEYS } from './config/serving-features-config';
import { checkServingObservability, SERVING_OBSERVABILITY_KEYS } from './config/serving-observability-config';
import type { ServingConfig } from './serving-config';

/** The settings that several of Serving's components read, each under the label by which the webhook checks it. */
export function configMaps(serving: Part, config: ServingConfig): void {
  const { component } = serving;
  const controller = serving.called('controller');
  configMap(
    controller,
    'config-defaults',
    renderKeys(component, 'config.defaults', REVISION_DEFAULTS_KEYS, config.defaults, checkRevisionDefaults),
  );
  configMap(controller, 'config-deployment', {
    'queue-sidecar-image': serving.image('serving/cmd/queue'),
    ...renderKeys(component, 'config.deployment', REVISION_DEPLOYMENT_KEYS, config.deployment),
  });
  configMap(controller, 'config-domain', renderDomains(component, config.domains));
  configMap(
    controller,
    'config-features',
    renderKeys(component, 'config.features', SERVING_FEATURES_KEYS, config.features),
  );
  configMap(controller, 'config-gc', renderKeys(component, 'config.gc', REVISION_GC_KEYS, config.gc, checkRevisionGc));
  configMap(
    controller,
    'config-leader-election',
    renderKeys(component, 'config.leaderElection', LEADER_ELECTION_KEYS, config.leaderElection, checkLeaderElection),
  );
  configMap(
    serving.called('logging'),
    'config-logging',
    renderKeys(component, 'config.logging', LOGGING_KEYS, config.logging),
  );
  configMap(
    serving.called('networking'),
    'config-network',
    renderKeys(component, 'config.network', NETWORK_KEYS, config.network),
  );
  configMap(
    serving.called('observability'),
    'config-observability',
    renderKeys(
      component,
      'config.observability',
      SERVING_OBSERVABILITY_KEYS,
      config.observability,
      checkServingObservability,
    ),
  );
  // Superseded by `config-observability`, but still read at start.
  configMap(serving.called('tracing'), 'config-tracing', {});
  configMap(
    controller,
    'config-certmanager',
    renderKeys(component, 'config.certificateIssuers', CERTIFICATE_ISSUERS_KEYS, config.certificateIssuers),
    { 'networking.knative.dev/certificate-provider': 'cert-manager' },
  );
}
