import type { Construct } from 'constructs';
import { Component, type ComponentProps } from '../../component';
import { crds } from '../../parts/objects';
import { OLDEST_KUBERNETES } from '../pods';
import { controller } from './controller';
import { coreInterceptors } from './core-interceptors';
import { TRIGGERS_RELEASES } from './releases';
import { adminRole, userRoles } from './roles';
import { settings } from './settings';
import { webhook } from './webhook';

/**
 * Tekton Triggers 0.36.0 with the core interceptors. It needs Tekton Pipelines, and shares its
 * namespace, which Pipelines creates.
 *
 * @see https://tekton.dev/docs/triggers/
 */
export class TektonTriggers extends Component {
  public constructor(scope: Construct, id: string, props: ComponentProps = {}) {
    super(scope, id, props, {
      partOf: 'tekton-triggers',
      namespace: 'tekton-pipelines',
      version: '0.36.0',
      kubernetes: OLDEST_KUBERNETES,
    });
    const part = this._part(TRIGGERS_RELEASES, {
      'app.kubernetes.io/instance': this._settings.instance ?? 'default',
      'app.kubernetes.io/part-of': 'tekton-triggers',
    });
    crds(part, 'tekton-triggers');
    adminRole(part);
    userRoles(part);
    controller(part);
    webhook(part);
    coreInterceptors(part);
    settings(part);
    this._finish();
    this._register('tekton-triggers');
  }
}
