import { selects } from '../selection';
import type { StagedManifest } from '../stages';

/**
 * A NetworkPolicy for each workload that lets in what its containers and Services name as ports, from anywhere, and nothing
 * else. The API server, which calls the webhooks, has no address that a policy could name.
 */
export function networkPolicies(objects: readonly StagedManifest[]): StagedManifest[] {
  const services = objects.filter(({ kind }) => kind === 'Service');
  return objects
    .filter(({ kind }) => kind === 'Deployment' || kind === 'StatefulSet')
    .map((workload) => {
      const { name, namespace } = workload.metadata;
      const { template: pod, selector } = workload.spec;
      const reached = services
        .filter((service) => selects(service, workload))
        .flatMap((service) => service.spec.ports.map(({ port, targetPort = port }: any) => targetPort));
      const named = pod.spec.containers[0].ports ?? [];
      const numbers = reached.map(
        (port: string | number) => named.find((each: any) => each.name === port)?.containerPort ?? port,
      );
      const ports = [...new Set([...named.map(({ containerPort }: any) => containerPort), ...numbers])];
      return {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name, namespace },
        spec: {
          podSelector: { matchLabels: selector.matchLabels },
          policyTypes: ['Ingress'],
          ingress: ports.length === 0 ? [] : [{ ports: ports.map((port) => ({ protocol: 'TCP', port })) }],
        },
      };
    });
}
