import { type Input, secret } from '@pulumi/pulumi';
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { eventing, kubernetes, type platform, serving, tekton } from '../../../lib';
import { Application, ServerlessPlatform } from '../../../lib/pulumi';
import { server } from '../../cluster/apps';
import { imageOf, type Tag } from '../../cluster/builds';
import { RIGHTS_OF_NEWER_PROGRAMS } from '../../cluster/newer-programs';
import { localProps } from '../../cluster/platform';

/** What a run of the program changes. */
export interface ProgramOptions {
  readonly version?: platform.KnativeVersion;
  /** Tag of the platform's images, as each release has its own. */
  readonly tag?: Tag;
  /** What the Service answers; known only once it is asked for. */
  readonly answer?: Input<string>;
  /** Whether the Service is declared below another construct than at first. */
  readonly moved?: boolean;
  readonly aliases?: { readonly [path: string]: string };
}

export const NAMESPACE = 'shop';
const SERVER = imageOf('./apps/server');

/** A platform and an application that uses all of it, with the addresses that the cluster gave it. */
export function program(options: ProgramOptions = {}): () => Promise<object> {
  const { version, tag, answer = 'hello', moved = false, aliases } = options;
  return async () => {
    new Application('rights', ({ chart }) => {
      for (const manifest of RIGHTS_OF_NEWER_PROGRAMS) new ApiObject(chart, manifest.kind, manifest);
    });
    const gatewayType = kubernetes.ServiceType.NODE_PORT;
    new ServerlessPlatform('platform', localProps({ version, tag, gatewayType }));
    const shop = new Application(
      'shop',
      ({ chart, asString }) => {
        new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } });
        const orders = new serving.Service(moved ? new Construct(chart, 'backend') : chart, 'orders', {
          name: 'orders',
          image: SERVER,
          env: {
            ANSWER: kubernetes.EnvValue.fromValue(asString(answer)),
            TOKEN: kubernetes.EnvValue.fromValue(asString(secret('hidden'))),
          },
        });
        const broker = new eventing.Broker(chart, 'broker');
        broker.addTrigger('ordered', { subscriber: orders });
        new eventing.PingSource(chart, 'tick', { schedule: '* * * * *', sink: broker });
        const received = server(chart, 'received', SERVER);
        const bound = new kubernetes.Deployment(chart, 'bound', { containers: [{ name: 'server', image: SERVER }] });
        new eventing.SinkBinding(chart, 'binding', { subject: bound, sink: received });
        const template = tekton.TriggerTemplate.fromTriggerTemplateName('build');
        const hook = new tekton.EventListener(chart, 'hook', { triggers: { push: { template } } });
        return { orders, broker, hook };
      },
      { namespace: NAMESPACE, aliases },
    );
    const { orders, broker, hook } = shop.declared;
    return { orders: shop.urlOf(orders), broker: shop.urlOf(broker), hook: shop.urlOf(hook) };
  };
}
