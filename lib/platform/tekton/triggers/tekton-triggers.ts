import type { Construct } from 'constructs';
import { platformOf } from '../../../admission/platform-facts';
import { Component, type ComponentProps } from '../../component';
import { crds, namespace } from '../../parts/objects';
import { OLDEST_KUBERNETES } from '../pods';
import { controller } from './controller';
import { coreInterceptors } from './core-interceptors';
import { TRIGGERS_RELEASES } from './releases';
import { adminRole, userRoles } from './roles';
import { settings } from './settings';
import type { TriggersConfig } from './triggers-config';
import { webhook } from './webhook';

/** Props of Tekton Triggers. */
export interface TektonTriggersProps extends ComponentProps {
  /**
   * Settings that differ from what the release ships.
   *
   * @default - the release's
   */
  readonly config?: TriggersConfig;
}

/**
 * Tekton Triggers 0.36.0 with the core interceptors. It needs Tekton Pipelines, and shares its namespace, which Pipelines
 * creates, unless it is given one of its own.
 *
 * @see https://tekton.dev/docs/triggers/
 */
export class TektonTriggers extends Component {
  public constructor(scope: Construct, id: string, props: TektonTriggersProps = {}) {
    super(scope, id, props, {
      partOf: 'tekton-triggers',
      namespace: PIPELINES,
      version: '0.36.0',
      kubernetes: OLDEST_KUBERNETES,
    });
    const part = this._part(TRIGGERS_RELEASES, {
      'app.kubernetes.io/instance': this._settings.instance ?? 'default',
      'app.kubernetes.io/part-of': 'tekton-triggers',
    });
    crds(part, 'tekton-triggers');
    if (this.namespace !== (platformOf(this, 'tekton-pipelines')?.namespace ?? PIPELINES)) {
      namespace(part, { 'pod-security.kubernetes.io/enforce': 'restricted' });
    }
    adminRole(part);
    userRoles(part);
    const { config = {} } = props;
    controller(part, config.leaderElection?.controller);
    webhook(part);
    coreInterceptors(part);
    settings(part, config);
    this._finish();
    this._register('tekton-triggers');
  }
}

/** The namespace that Pipelines has, if nothing is known of it. */
const PIPELINES = 'tekton-pipelines';
