import type { Construct } from 'constructs';
import { Component, type ComponentProps } from '../../component';
import { crds, namespace } from '../../parts/objects';
import { OLDEST_KUBERNETES } from '../pods';
import { controller } from './controller';
import { eventsController } from './events-controller';
import { PIPELINES_RELEASES } from './releases';
import { resolvers } from './resolvers';
import { sharedRoles } from './roles';
import { settings } from './settings';
import { webhook } from './webhook';

/** Props of Tekton Pipelines. */
export interface TektonPipelinesProps extends ComponentProps {
  /**
   * Namespace of what fetches remote tasks and pipelines. It is created.
   *
   * @default - the component's namespace and `-resolvers`
   */
  readonly resolversNamespace?: string;

  /**
   * Whether what Tekton itself puts into the pods of runs asks for no more than `restricted` namespaces allow.
   *
   * @default false
   */
  readonly setSecurityContext?: boolean;
}

/**
 * Tekton Pipelines 1.12.0 with its resolvers.
 *
 * @see https://tekton.dev/docs/pipelines/
 */
export class TektonPipelines extends Component {
  public constructor(scope: Construct, id: string, props: TektonPipelinesProps = {}) {
    super(scope, id, props, {
      partOf: 'tekton-pipelines',
      namespace: 'tekton-pipelines',
      version: '1.12.0',
      kubernetes: OLDEST_KUBERNETES,
    });
    const part = this._part(PIPELINES_RELEASES, {
      'app.kubernetes.io/instance': this._settings.instance ?? 'default',
      'app.kubernetes.io/part-of': 'tekton-pipelines',
    });
    crds(part, 'tekton-pipelines');
    namespace(part, { 'pod-security.kubernetes.io/enforce': 'restricted' });
    sharedRoles(part);
    controller(part);
    eventsController(part);
    webhook(part);
    settings(part, { 'set-security-context': String(props.setSecurityContext ?? false) });
    resolvers(part, props.resolversNamespace ?? `${this.namespace}-resolvers`);
    this._finish();
    this._register('tekton-pipelines', []);
  }
}
