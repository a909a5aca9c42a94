import { crdsOf } from '../../schema/crds';
import type { SchemaComponent } from '../../schema/data';
import { checkStoredVersions } from '../upgrade';
import type { Labels, Part } from './part';

/** Declares the namespace of the component. */
export function namespace(part: Part, labels: Labels = {}): void {
  const { _namespaceLabels, _namespaceAnnotations: annotations } = part.component;
  part.share({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: part.namespace, labels: { ...labels, ..._namespaceLabels }, annotations },
  });
}

/** Declares the CustomResourceDefinitions of a release, with conversion webhooks in the component's namespace. */
export function crds(part: Part, component: SchemaComponent): void {
  const previous = part.component._previousVersion;
  if (previous !== undefined) checkStoredVersions(part.component, component, previous);
  for (const crd of crdsOf(component, part.component.version)) {
    const service = crd.spec.conversion?.webhook?.clientConfig?.service;
    if (service) service.namespace = part.namespace;
    part.labelledOnly({}).share(crd as Parameters<Part['share']>[0]);
  }
}

/**
 * Declares a Service: ports by name, as one number, or as that of the Service and that of the pods, which may be left out.
 */
export function service(
  part: Part,
  name: string,
  declaration: {
    readonly ports: { readonly [name: string]: number | readonly [number, number | string | undefined] };
    readonly selector?: Labels;
    readonly labels?: Labels;
    readonly namespace?: string;
    readonly moreOfSpec?: object;
  },
): void {
  const { ports, selector = { app: name }, labels, namespace, moreOfSpec } = declaration;
  part.add({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, labels },
    spec: {
      selector,
      ports: Object.entries(ports).map(([portName, number]) => {
        const [port, targetPort] = typeof number === 'number' ? [number, number] : number;
        return { name: portName, port, targetPort };
      }),
      ...moreOfSpec,
    },
  });
}

/** Declares a ConfigMap. */
export function configMap(part: Part, name: string, data: { readonly [key: string]: string }, labels?: Labels): void {
  part.component._configMaps.set(name, data);
  part.add({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, labels }, data });
}

/** Declares a Secret that a controller fills. */
export function filledSecret(part: Part, name: string, labels?: Labels): void {
  part.add({ apiVersion: 'v1', kind: 'Secret', metadata: { name, labels } });
}
