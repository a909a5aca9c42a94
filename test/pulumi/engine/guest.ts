import { Provider } from '@pulumi/kubernetes';
import { type Input, output, secret } from '@pulumi/pulumi';
import { ApiObject, type Chart, Duration } from 'cdk8s';
import { eventing, serving, tekton } from '../../../lib';
import { Application } from '../../../lib/pulumi';
import { SHELL_IMAGE } from '../../cluster/builds';

/** What a run of the guest adds to what is always there. */
export interface GuestOptions {
  readonly protect?: boolean;
  /** Something that the rules refuse. */
  readonly refused?: boolean;
  /** Something that the rules refuse once the cluster has said what it is. */
  readonly refusedLate?: boolean;
  /** A source whose sink doesn't exist. */
  readonly unready?: boolean;
  /** Command of a TaskRun. */
  readonly check?: string;
}

export const GUEST = 'guest';

export const PASSWORD = 'only-in-the-cluster';

/**
 * A program of a stack of its own, with providers of its own, on a cluster whose platform another stack holds. The config
 * map `settings` is there before it.
 */
export function guest(kubeconfig: Input<string>, options: GuestOptions = {}): () => Promise<void> {
  return async () => {
    const provider = new Provider('one', { kubeconfig, enableConfigMapMutable: true });
    const first = new Application(
      'guest',
      ({ chart, asString, asNumber }) => {
        new ApiObject(chart, 'settings', {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'settings' },
          data: { greeting: asString(output('hello')) },
        });
        new ApiObject(chart, 'password', {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'password' },
          data: { password: asString(secret(PASSWORD)), user: asString(output('somebody')) },
        });
        const priority = new ApiObject(chart, 'priority', {
          apiVersion: 'scheduling.k8s.io/v1',
          kind: 'PriorityClass',
          metadata: { name: GUEST },
          value: asNumber(output(1_000)),
        });
        addMore(chart, options);
        return priority;
      },
      { namespace: GUEST },
      {
        provider,
        protect: options.protect,
        transforms: [
          ({ name, props, opts }) =>
            name === 'guest/settings' ? { props, opts: { ...opts, import: `${GUEST}/settings` } } : undefined,
        ],
      },
    );
    if (options.refusedLate) {
      const uid = first.objectOf(first.declared).metadata.apply((metadata) => metadata.uid);
      const sink = eventing.Sink.uri('http://nobody.example.com');
      new Application(
        'late',
        ({ chart, asString }) => new eventing.PingSource(chart, 'tick', { schedule: asString(uid), sink }),
        { namespace: GUEST },
        { provider },
      );
    }
    const other = new Provider('two', { kubeconfig });
    new Application(
      'kinds',
      ({ chart }) => addKind(chart),
      { namespace: GUEST, deleteCrds: true },
      { provider: other },
    );
  };
}

function addMore(chart: Chart, { refused, unready, check }: GuestOptions): void {
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
  if (check !== undefined) {
    const step = new tekton.Step({ image: SHELL_IMAGE, command: [check] });
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
