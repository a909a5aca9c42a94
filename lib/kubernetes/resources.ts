import type { Size } from 'cdk8s';
import { compact, render } from './render';

/** An amount of processor time. */
export class Cpu {
  /** Thousandths of a processor. */
  public static millis(amount: number): Cpu {
    return new Cpu(`${amount}m`);
  }

  /** Whole processors, or parts of one. */
  public static units(amount: number): Cpu {
    return new Cpu(`${amount}`);
  }

  private constructor(
    /** The amount as a Kubernetes quantity, such as `500m`. */
    public readonly quantity: string,
  ) {}
}

/**
 * What a container asks for (`…Request`) and what it may use at most (`…Limit`).
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 */
export interface ContainerResources {
  /**
   * Processor time that is set aside.
   *
   * @default - the limit, or else the namespace's default
   */
  readonly cpuRequest?: Cpu;

  /**
   * Processor time above which the container is slowed down.
   *
   * @default - the namespace's default
   */
  readonly cpuLimit?: Cpu;

  /**
   * Memory that is set aside.
   *
   * @default - the limit, or else the namespace's default
   */
  readonly memoryRequest?: Size;

  /**
   * Memory above which the container is ended.
   *
   * @default - the namespace's default
   */
  readonly memoryLimit?: Size;

  /**
   * Disk space that is set aside.
   *
   * @default - the limit, or else the namespace's default
   */
  readonly ephemeralStorageRequest?: Size;

  /**
   * Disk space above which the pod is evicted.
   *
   * @default - the namespace's default
   */
  readonly ephemeralStorageLimit?: Size;

  /**
   * Amounts of other resources that are set aside, by the resource's name, such as `nvidia.com/gpu`.
   *
   * @default - none
   */
  readonly otherRequests?: { readonly [name: string]: string };

  /**
   * Amounts of other resources, by the resource's name, such as `nvidia.com/gpu`.
   *
   * @default - none
   */
  readonly otherLimits?: { readonly [name: string]: string };

  /**
   * Claims of the pod that the container uses. Not for Knative Services.
   *
   * @default - none
   */
  readonly claims?: ResourceClaim[];
}

/** A claim of the pod, such as a device, that a container uses. */
export interface ResourceClaim {
  /** Name of the claim in the pod's `resourceClaims`. */
  readonly name: string;

  /**
   * One request of the claim.
   *
   * @default - all requests
   */
  readonly request?: string;
}

/** @internal */
export function renderResources(resources: ContainerResources): object {
  const { cpuRequest, memoryRequest, ephemeralStorageRequest, otherRequests } = resources;
  const { cpuLimit, memoryLimit, ephemeralStorageLimit, otherLimits } = resources;
  return {
    requests: renderAmounts(cpuRequest, memoryRequest, ephemeralStorageRequest, otherRequests),
    limits: renderAmounts(cpuLimit, memoryLimit, ephemeralStorageLimit, otherLimits),
    claims: resources.claims,
  };
}

function renderAmounts(cpu?: Cpu, memory?: Size, storage?: Size, others?: { readonly [name: string]: string }) {
  const amounts = {
    cpu: render(cpu, ({ quantity }) => quantity),
    memory: render(memory, renderSize),
    'ephemeral-storage': render(storage, renderSize),
  };
  return compact(others === undefined ? amounts : { ...amounts, ...others });
}

function renderSize(size: Size): string {
  return size.asString();
}
