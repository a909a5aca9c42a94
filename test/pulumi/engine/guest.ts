import { Provider } from '@pulumi/kubernetes';
import { type Input, output } from '@pulumi/pulumi';
import { ApiObject, type Chart, Duration } from 'cdk8s';
import { eventing, serving, tekton } from '../../../lib';
import { Application } from '../../../lib/pulumi';
import { imageOf } from '../../cluster/builds';

/** What a run of the guest adds to what is always there. */
export interface GuestOptions {
  readonly protect?: boolean;
  /** Something that the rules refuse. */
  readonly refused?: boolean;
  /** A source whose sink doesn't exist. */
  readonly unready?: boolean;
  /** A TaskRun whose step fails. */
  readonly failing?: boolean;
}

export const GUEST = 'guest';

/**
 * A program of a stack of its own, with providers of its own, on a cluster whose platform another stack holds. The config
 * map `settings` is there before it.
 */
export function guest(kubeconfig: Input<string>, options: GuestOptions = {}): () => Promise<void> {
  return async () => {
    const provider = new Provider('one', { kubeconfig, enableConfigMapMutable: true });
    new Application(
      'guest',
      ({ chart, asString, asNumber }) => {
        new ApiObject(chart, 'settings', {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'settings' },
          data: { greeting: asString(output('hello')) },
        });
        new ApiObject(chart, 'priority', {
          apiVersion: 'scheduling.k8s.io/v1',
          kind: 'PriorityClass',
          metadata: { name: GUEST },
          value: asNumber(output(1_000)),
        });
        addWhatFails(chart, options);
      },
      { namespace: GUEST },
      {
        provider,
        protect: options.protect,
        transformations: [
          ({ name, props, opts }) =>
            name === 'guest/settings' ? { props, opts: { ...opts, import: `${GUEST}/settings` } } : undefined,
        ],
      },
    );
    const other = new Provider('two', { kubeconfig });
    new Application(
      'kinds',
      ({ chart }) => addKind(chart),
      { namespace: GUEST, deleteCrds: true },
      { provider: other },
    );
  };
}

function addWhatFails(chart: Chart, { refused, unready, failing }: GuestOptions): void {
  if (refused) {
    new ApiObject(chart, 'more', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'more' } });
    const tasks = { tasks: [{ name: 'first', taskRef: { name: 'check' }, runAfter: ['second'] }] };
    const metadata = { name: 'refused' };
    new ApiObject(chart, 'refused', { apiVersion: 'tekton.dev/v1', kind: 'Pipeline', metadata, spec: tasks });
  }
  if (unready) {
    new eventing.PingSource(chart, 'unready', {
      schedule: '0 0 1 1 *',
      sink: serving.Service.fromServiceName(chart, 'missing', 'missing'),
      annotations: { 'pulumi.com/timeoutSeconds': '10' },
    });
  }
  if (failing) {
    const step = new tekton.Step({ image: imageOf('./apps/server'), command: ['/missing'] });
    new tekton.TaskRun(chart, 'check', { taskSpec: { steps: [step] }, timeout: Duration.minutes(2) });
  }
}

/** A kind, and an object of it. */
function addKind(chart: Chart): void {
  const names = { kind: 'Guest', plural: 'guests', singular: 'guest', listKind: 'GuestList' };
  const schema = { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } };
  const versions = [{ name: 'v1', served: true, storage: true, schema }];
  new ApiObject(chart, 'definition', {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'guests.example.com' },
    spec: { group: 'example.com', scope: 'Namespaced', names, versions },
  });
  new ApiObject(chart, 'first', { apiVersion: 'example.com/v1', kind: 'Guest', metadata: { name: 'first' } });
}
