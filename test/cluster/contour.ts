import { ENVOY_IMAGE, imageOf } from './builds';

const IMAGE = imageOf('github.com/projectcontour/contour/cmd/contour');
const labels = { app: 'contour-gateway-provisioner' };

/** Contour's provisioner, which runs the Gateways that are declared, under the permissions that its module holds. */
export const PROVISIONER = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'contour-gateway-provisioner', namespace: 'projectcontour', labels },
  spec: {
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        serviceAccountName: 'contour-gateway-provisioner',
        containers: [
          {
            name: 'provisioner',
            image: IMAGE,
            args: ['gateway-provisioner', `--contour-image=${IMAGE}`, `--envoy-image=${ENVOY_IMAGE}`],
            env: [
              { name: 'CONTOUR_PROVISIONER_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
            ],
          },
        ],
      },
    },
  },
};

/** A Gateway that Contour serves, with an Envoy of its own, in a namespace and of a class that have its name. */
export function contourGateway(name: string, serviceType: 'LoadBalancerService' | 'ClusterIPService'): object[] {
  const parameters = { kind: 'ContourDeployment', group: 'projectcontour.io', name, namespace: name };
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name } },
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'GatewayClass',
      metadata: { name },
      spec: { controllerName: 'projectcontour.io/gateway-controller', parametersRef: parameters },
    },
    {
      apiVersion: 'projectcontour.io/v1alpha1',
      kind: 'ContourDeployment',
      metadata: { name, namespace: name },
      spec: {
        // Services of Knative without pods are names of others.
        runtimeSettings: { enableExternalNameService: true },
        contour: { deployment: { replicas: 1 } },
        envoy: { workloadType: 'Deployment', deployment: { replicas: 1 }, networkPublishing: { type: serviceType } },
      },
    },
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { name, namespace: name },
      spec: {
        gatewayClassName: name,
        listeners: [{ name: 'http', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'All' } } }],
      },
    },
  ];
}
