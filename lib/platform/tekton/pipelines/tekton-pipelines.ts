import type { Construct } from 'constructs';
import { Component, type ComponentProps } from '../../component';
import { checkNamespace } from '../../namespace';
import { crds, namespace } from '../../parts/objects';
import { OLDEST_KUBERNETES } from '../pods';
import { controller } from './controller';
import { eventsController } from './events-controller';
import type { PipelinesPerformance } from './performance';
import type { PipelinesConfig } from './pipelines-config';
import { type RunPruner, runPruner } from './pruner';
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
   * Settings that differ from what the release ships.
   *
   * @default - the release's
   */
  readonly config?: PipelinesConfig;

  /**
   * How much Pipelines does at once.
   *
   * @default - the programs' defaults
   */
  readonly performance?: PipelinesPerformance;

  /**
   * Deletes runs that have ended: a CronJob `tekton-resource-pruner` in the component's namespace.
   *
   * @default - runs stay
   */
  readonly pruner?: RunPruner;
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
    controller(part, props);
    eventsController(part);
    webhook(part);
    const { config = {} } = props;
    settings(part, config);
    const { resolversNamespace = `${this.namespace}-resolvers` } = props;
    checkNamespace(this, 'resolversNamespace', resolversNamespace);
    resolvers(part, resolversNamespace, props);
    if (props.pruner) runPruner(part, props.pruner);
    this._finish();
    this._register('tekton-pipelines');
  }
}
