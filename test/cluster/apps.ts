import type { Construct } from 'constructs';
import { kubernetes } from '../../lib';

/** Environment variables of plain values. */
export function env(values: { readonly [name: string]: string }): { [name: string]: kubernetes.EnvValue } {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, kubernetes.EnvValue.fromValue(value)]),
  );
}

/** The test server as plain pods behind a Service of the same name on port 80. */
export function server(
  scope: Construct,
  name: string,
  image: string,
  variables: { readonly [name: string]: string } = {},
  volumeMounts: kubernetes.VolumeMount[] = [],
): kubernetes.Service {
  const pods = new kubernetes.Deployment(scope, name, {
    name,
    containers: [
      {
        name: 'server',
        image,
        env: env(variables),
        volumeMounts,
        readinessProbe: kubernetes.Probe.fromHttpGet('/ready', { port: kubernetes.Port.fromNumber(8080) }),
      },
    ],
  });
  return pods.expose({ port: 80, targetPort: 8080 });
}
