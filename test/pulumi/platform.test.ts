import * as pulumi from '@pulumi/pulumi';
import { ApiObject, Duration } from 'cdk8s';
import { expect, test } from 'vitest';
import { platform, serving, tekton } from '../../lib';
import { Application, KnativeEventing, KnativeServing, ServerlessPlatform, TektonPipelines } from '../../lib/pulumi';
import { mockPulumi, type Registered, run } from './mocks';

await mockPulumi();

class Cluster extends pulumi.ProviderResource {
  public constructor(name: string) {
    super('kubernetes', name, {});
  }
}

function shop(name: string, options?: pulumi.ComponentResourceOptions): Application {
  return new Application(
    name,
    ({ chart }) => {
      new serving.Service(chart, 'orders', { image: 'example.com/orders' });
    },
    { namespace: name },
    options,
  );
}

/** Everything that is registered before a resource. */
function before(name: string, registered: Map<string, Registered>): Set<string> {
  const found = new Set<string>();
  const visit = (each: string) => {
    for (const other of registered.get(each)?.after ?? []) {
      if (found.has(other)) continue;
      found.add(other);
      visit(other);
    }
  };
  visit(name);
  return found;
}

const DEPLOYMENT = 'serving/10-core/components/Deployment.webhook';

test('an application waits for the platform of the same program, and its constructs stand below it', async () => {
  const { registered } = await run(() => {
    new KnativeServing('serving');
    shop('shop');
  });
  expect(registered.get('serving')?.type).toBe('cdk8s-knative:index:KnativeServing');
  expect(registered.get(DEPLOYMENT)).toMatchObject({
    type: 'kubernetes:apps/v1:Deployment',
    parent: 'serving/10-core/components',
  });
  const platformObjects = [...registered.values()]
    .filter(({ type, name }) => type.startsWith('kubernetes:') && name.startsWith('serving/'))
    .map(({ name }) => name);
  expect(platformObjects.length).toBeGreaterThan(60);
  expect([...before('shop/orders/Resource', registered)].sort()).toEqual(platformObjects.sort());
});

test('a platform is refused after an application that has objects of its kinds, as their order would be lost', async () => {
  const { registered } = await run(() => {
    new Application('settings', ({ chart }) => {
      new ApiObject(chart, 'first', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'first' } });
    });
    shop('shop');
    shop('branch');
    expect(() => new KnativeServing('serving')).toThrow(
      "'serving' defines the kind of 'shop/orders/Resource', which is declared before it; allowed: objects after what " +
        "defines their kind; declare 'serving' before 'shop', 'branch'",
    );
    // Nothing of the application before it is of a kind of Tekton's.
    new TektonPipelines('tekton');
  });
  expect([...registered.keys()].filter((name) => name.startsWith('serving/'))).toEqual([]);
  expect(registered.has('tekton/10-core/components/Deployment.tekton-pipelines-controller')).toBe(true);
});

test('an application that brings kinds or webhooks comes before all that stands after it', async () => {
  const { registered } = await run(() => {
    const definition = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' };
    const spec = { group: 'example.com', names: { kind: 'Region' } };
    shop('before');
    new Application('regions', ({ chart }) => {
      new ApiObject(chart, 'kind', { ...definition, metadata: { name: 'regions.example.com' }, spec });
    });
    new Application('guard', ({ chart }) => {
      const kind = 'ValidatingWebhookConfiguration';
      new ApiObject(chart, 'hook', {
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind,
        metadata: { name: 'guard' },
      });
    });
    shop('after');
    new TektonPipelines('tekton');
  });
  expect(registered.get('before/orders/Resource')?.after).toEqual([]);
  expect(registered.get('guard/hook')?.after).toEqual(['regions/kind']);
  expect(registered.get('after/orders/Resource')?.after).toEqual(['guard/hook', 'regions/kind']);
  expect(registered.get('tekton/00-crds/components/Namespace.tekton-pipelines')?.after).toEqual([
    'guard/hook',
    'regions/kind',
  ]);
});

test('a webhook comes after its server, and that after the kinds, permissions, settings and certificates', async () => {
  const { registered } = await run(() => new KnativeServing('serving'));
  const names = before(
    'serving/10-core/webhooks/ValidatingWebhookConfiguration.validation.webhook.serving.knative.dev',
    registered,
  );
  expect(names).toContain(DEPLOYMENT);
  const server = before(DEPLOYMENT, registered);
  for (const name of [
    '00-crds/components/CustomResourceDefinition.services.serving.knative.dev',
    '00-crds/components/Namespace.knative-serving',
    '10-core/components/ServiceAccount.controller',
    '10-core/components/ConfigMap.config-logging',
    '10-core/components/Secret.webhook-certs',
  ]) {
    expect(server).toContain(`serving/${name}`);
  }
});

test('what a platform installs is what is removed, but for the kinds', async () => {
  const retained = async (args: { deleteCrds?: boolean }) => {
    const { registered } = await run(() => new TektonPipelines('tekton', args));
    return new Set([...registered.values()].filter((resource) => resource.retained).map(({ type }) => type));
  };
  expect(await retained({})).toEqual(new Set(['kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition']));
  expect(await retained({ deleteCrds: true })).toEqual(new Set());
});

test('each cluster of a program has its own platform', async () => {
  const { registered } = await run(() => {
    const [east, west] = [new Cluster('east'), new Cluster('west')];
    new KnativeServing('serving-east', { version: platform.KnativeVersion.V1_22_1 }, { provider: east });
    shop('shop-west', { provider: west });
    shop('shop-east', { provider: east });
  });
  expect(registered.get('shop-west/orders/Resource')).toMatchObject({ provider: 'west', after: [] });
  expect(registered.get('shop-east/orders/Resource')?.provider).toBe('east');
  expect(before('shop-east/orders/Resource', registered)).toContain(
    'serving-east/10-core/components/Deployment.controller',
  );
});

test('protect, transforms and import reach the objects', async () => {
  const transform: pulumi.ResourceTransformation = ({ name, props, opts }) =>
    name === 'shop/orders/Resource' ? { props, opts: { ...opts, import: 'shop/orders' } } : undefined;
  const { registered } = await run(() => shop('shop', { protect: true, transformations: [transform] }));
  expect(registered.get('shop/orders/Resource')).toMatchObject({ protected: true, importId: 'shop/orders' });
});

test('what controllers write of an object is not registered, so that it is no difference', async () => {
  const { registered } = await run(() => new KnativeEventing('eventing'));
  expect(registered.get('eventing')?.type).toBe('cdk8s-knative:index:KnativeEventing');
  const inputs = (name: string) => registered.get(`eventing/10-core/${name}`)?.inputs;
  expect(inputs('components/Deployment.pingsource-mt-adapter').spec).not.toHaveProperty('replicas');
  expect(inputs('components/Secret.eventing-webhook-certs')).not.toHaveProperty('data');
  const [webhook] = inputs('webhooks/MutatingWebhookConfiguration.webhook.eventing.knative.dev').webhooks;
  expect(webhook).not.toHaveProperty('rules');
  expect(webhook.clientConfig).not.toHaveProperty('caBundle');
});

test('a whole platform is one component', async () => {
  const { registered } = await run(
    () => new ServerlessPlatform('platform', { without: [platform.PlatformPart.EVENTING] }),
  );
  const kinds = [...registered.values()].map(({ type }) => type);
  expect(kinds.filter((type) => type === 'kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition')).toHaveLength(
    27,
  );
  expect(kinds.filter((type) => type.startsWith('cdk8s-knative:index:'))).toEqual([
    'cdk8s-knative:index:ServerlessPlatform',
  ]);
});

test('an application waits as long as the defaults of the platform before it let its objects take', async () => {
  const { registered } = await run(() => {
    new KnativeServing('serving', { config: { deployment: { progressDeadline: Duration.minutes(30) } } });
    new TektonPipelines('tekton', { config: { defaults: { timeout: Duration.hours(6) } } });
    shop('shop');
    new Application('checks', ({ chart }) => {
      new tekton.TaskRun(chart, 'check', { taskSpec: { steps: [new tekton.Step({ image: 'example.com/check' })] } });
    });
  });
  const waits = (name: string) => registered.get(name)?.inputs.metadata.annotations['pulumi.com/timeoutSeconds'];
  expect([waits('shop/orders/Resource'), waits('checks/check/Resource')]).toEqual(['1860', '21900']);
});

test('components of one platform share no object', async () => {
  const { registered } = await run(() => {
    new KnativeServing('serving');
    new KnativeEventing('eventing');
    new TektonPipelines('tekton');
    expect(() => new KnativeServing('again')).toThrow('[graph/duplicate-object]');
  });
  for (const name of ['serving', 'eventing', 'tekton']) {
    expect([...registered.keys()].filter((each) => each.startsWith(`${name}/00-crds/`))).not.toEqual([]);
  }
});
