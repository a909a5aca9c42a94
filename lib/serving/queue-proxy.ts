import type { Size } from 'cdk8s';
import { render } from '../kubernetes/render';
import type { Cpu } from '../kubernetes/resources';

/**
 * What the queue-proxy, the container that Knative puts before each pod's own, asks for and may use.
 *
 * @see https://knative.dev/docs/serving/services/configure-requests-limits-services/
 */
export interface QueueProxyResources {
  /**
   * Processor time that is set aside.
   *
   * @default - 25 thousandths of a processor, or the platform's setting
   */
  readonly cpuRequest?: Cpu;

  /**
   * Processor time above which it is slowed down.
   *
   * @default - the platform's setting
   */
  readonly cpuLimit?: Cpu;

  /**
   * Memory that is set aside.
   *
   * @default - the platform's setting
   */
  readonly memoryRequest?: Size;

  /**
   * Memory above which it is ended.
   *
   * @default - the platform's setting
   */
  readonly memoryLimit?: Size;

  /**
   * Disk space that is set aside.
   *
   * @default - the platform's setting
   */
  readonly ephemeralStorageRequest?: Size;

  /**
   * Disk space above which the pod is evicted.
   *
   * @default - the platform's setting
   */
  readonly ephemeralStorageLimit?: Size;
}

const ANNOTATIONS = {
  cpuRequest: 'queue.sidecar.serving.knative.dev/cpu-resource-request',
  cpuLimit: 'queue.sidecar.serving.knative.dev/cpu-resource-limit',
  memoryRequest: 'queue.sidecar.serving.knative.dev/memory-resource-request',
  memoryLimit: 'queue.sidecar.serving.knative.dev/memory-resource-limit',
  ephemeralStorageRequest: 'queue.sidecar.serving.knative.dev/ephemeral-storage-resource-request',
  ephemeralStorageLimit: 'queue.sidecar.serving.knative.dev/ephemeral-storage-resource-limit',
};

/**
 * The prop behind each annotation.
 *
 * @internal
 */
export const QUEUE_PROXY_TERMS: { readonly [annotation: string]: string } = Object.fromEntries(
  Object.entries(ANNOTATIONS).map(([prop, annotation]) => [annotation, `queueProxyResources.${prop}`]),
);

/** @internal */
export function queueProxyAnnotations(resources: QueueProxyResources): { [key: string]: string | undefined } {
  const cpu = (value?: Cpu) => render(value, ({ quantity }) => quantity);
  const size = (value?: Size) => render(value, (known) => known.asString());
  return {
    [ANNOTATIONS.cpuRequest]: cpu(resources.cpuRequest),
    [ANNOTATIONS.cpuLimit]: cpu(resources.cpuLimit),
    [ANNOTATIONS.memoryRequest]: size(resources.memoryRequest),
    [ANNOTATIONS.memoryLimit]: size(resources.memoryLimit),
    [ANNOTATIONS.ephemeralStorageRequest]: size(resources.ephemeralStorageRequest),
    [ANNOTATIONS.ephemeralStorageLimit]: size(resources.ephemeralStorageLimit),
  };
}
