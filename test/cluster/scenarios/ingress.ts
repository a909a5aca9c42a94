import assert from 'node:assert/strict';
import { platform, serving } from '../../../lib';
import { env, server } from '../apps';
import { manifestsOf } from '../builds';
import { INGRESS_LAYERS, KUBERNETES } from '../components';
import { contourGateway, PROVISIONER } from '../contour';
import type { Declaration } from '../platform';
import { NotRun, type Scenario } from '../scenario';
import { expectShare } from '../share';
import type { Trial } from '../trial';
import { until } from '../wait';

const EXTERNAL = 'contour-external';
const LOCAL = 'contour-local';

/** What the layers find in their clusters, beside definitions of kinds. */
const AROUND = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'istio-system' } },
  PROVISIONER,
  ...contourGateway(EXTERNAL, 'LoadBalancerService'),
  ...contourGateway(LOCAL, 'ClusterIPService'),
];

const { KnativeServing } = platform;

const gatewayApi: Declaration = (app, images) => {
  const gateway = (name: string) => ({
    gatewayClass: name,
    gateway: `${name}/${name}`,
    service: `${name}/envoy-${name}`,
    supportedFeatures: ['HTTPRouteRequestTimeout'],
  });
  return new platform.GatewayApi(app, 'gateway-api', {
    serving: KnativeServing.existing(),
    images,
    cluster: { kubernetesVersion: KUBERNETES, gatewayClasses: [EXTERNAL, LOCAL] },
    config: { externalGateway: gateway(EXTERNAL), localGateway: gateway(LOCAL) },
  });
};

/** Layers whose controllers are in no package registry. */
const OTHERS: { readonly [controller: string]: Declaration } = {
  'net-contour': (app, images) =>
    new platform.Contour(app, 'contour', {
      serving: KnativeServing.existing(),
      images,
      cluster: { kubernetesVersion: KUBERNETES, contour: true },
    }),
  'net-istio': (app, images) =>
    new platform.Istio(app, 'istio', {
      serving: KnativeServing.existing(),
      images,
      cluster: { kubernetesVersion: KUBERNETES, istio: true },
    }),
};

/** Services are reached through other layers than Kourier, beside it. */
export const ingress: Scenario = {
  name: 'ingress',
  addOn: INGRESS_LAYERS,
  run: async (trial) => {
    if (!trial.isLocal) throw new NotRun('nodes of another cluster do not have the images of Contour');
    await trial.kubectl.run(['apply', '--server-side', '-f', await manifestsOf(INGRESS_LAYERS.manifests)]);
    await trial.kubectl.waitForKinds();
    await trial.kubectl.apply(AROUND);
    await trial.check('the layer for the Gateway API becomes available', () => trial.platform.apply(gatewayApi));
    for (const [controller, declare] of Object.entries(OTHERS)) {
      await trial.check(`the API server takes what the layer for ${controller} applies`, async () => {
        const manifests = trial.platform.render(declare);
        // Nothing is kept: a webhook that is declared and never serves would block what others deploy.
        await trial.kubectl.apply(manifests, '--dry-run=server');
        return `${manifests.length} objects`;
      });
      await trial.check(`${controller} starts`, async () => {
        throw new NotRun('it is in no package registry');
      });
    }
    await requests(trial);
  },
  restore: async (trial) => {
    if (!trial.isLocal) return;
    // Their finalizers end while the layer runs.
    const routes = ['ingresses.networking.internal.knative.dev', '--all', '-n', trial.namespace];
    await trial.kubectl.run(['wait', ...routes, '--for=delete', '--timeout=120s']);
    await trial.kubectl.delete(trial.platform.render(gatewayApi).toReversed());
    for (const namespace of [EXTERNAL, LOCAL]) await trial.kubectl.endNamespace(namespace);
    await trial.kubectl.delete(AROUND.toReversed());
    await trial.kubectl.run(['delete', '--timeout=180s', '-f', await manifestsOf(INGRESS_LAYERS.manifests)]);
    // The provisioner forgets them once the class of their Gateway is gone.
    const roles = [EXTERNAL, LOCAL].map((name) => `contour-${name}-${name}`);
    await trial.kubectl.run(['delete', 'clusterrole,clusterrolebinding', '--ignore-not-found', ...roles]);
  },
};

async function requests(trial: Trial): Promise<void> {
  const deploy = (answer: string, how?: serving.Release) =>
    trial.deploy((chart) => {
      const common = {
        image: trial.images.server,
        env: env({ ANSWER: answer }),
        revisionName: serving.RevisionName.fromSuffix(answer),
        ingressClass: 'gateway-api.ingress.networking.knative.dev',
      };
      const outside = new serving.Service(chart, 'outside', common);
      if (how) outside.release(how);
      new serving.Service(chart, 'inside', { ...common, clusterLocal: true });
      server(chart, 'asking', trial.images.server);
    });
  await deploy('v1');
  const host = await trial.hostOf('outside');
  const gateway = await trial.platform.gateway(`envoy-${EXTERNAL}`, EXTERNAL);
  await trial.check('a Service answers through a Gateway of Contour', () =>
    until(`an answer from ${host}`, 60, async () => {
      const { status, body } = await gateway.send(host);
      return status === 200 && body.startsWith('v1 ') ? undefined : `${status} ${body.slice(0, 100)}`;
    }),
  );
  await trial.check('a canary gets its 10 % of the requests', async () => {
    const [stable, candidate] = ['outside-v1', 'outside-v2'].map((name) => serving.Revision.fromRevisionName(name));
    await deploy('v2', serving.Release.canary({ stable, candidate, percent: 10 }));
    await trial.ready('services.serving.knative.dev', 'outside');
    return expectShare(trial, 'outside', 'v2', 0.1, gateway);
  });
  await trial.check('a cluster-local Service answers inside and not outside', async () => {
    const inside = await trial.hostOf('inside');
    await trial.available('asking');
    const { status } = await trial.fetchFrom('asking:80', `http://${inside}`);
    assert.equal(status, 200);
    assert.equal((await gateway.send(inside)).status, 404);
  });
}
