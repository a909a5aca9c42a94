import { CustomResource, type CustomResourceOptions, type Output } from '@pulumi/pulumi';
import { readinessOf } from './readiness';
import type { Manifest } from './tree';

/** Version of the Kubernetes provider that the program has installed. */
const { version } = require('@pulumi/kubernetes/package.json') as { version: string };

/** One object of the cluster as a Pulumi resource; its Outputs are the live object. */
export class KubernetesObject extends CustomResource {
  /** Metadata of the live object. */
  declare public readonly metadata: Output<any>;
  /** Status of the live object. */
  declare public readonly status: Output<any>;

  /** @param props the manifest, in which Outputs may stand for values */
  public constructor(name: string, manifest: Manifest, props: object, options: CustomResourceOptions) {
    // Naming `status` makes it an Output.
    const object = withReadiness(manifest, manifest.kind === 'Job' ? thatStays(props) : props);
    super(tokenOf(manifest), name, { ...object, status: undefined }, { version, ...options });
  }
}

/** The provider knows the core group as `core/v1`. */
function tokenOf({ apiVersion, kind }: Manifest): string {
  return `kubernetes:${apiVersion.includes('/') ? apiVersion : `core/${apiVersion}`}:${kind}`;
}

/** A Job that removed itself once it is finished would be made again. */
function thatStays(props: { spec?: any }): object {
  const { ttlSecondsAfterFinished, ...spec } = props.spec ?? {};
  return { ...props, spec };
}

/** What the program's own annotations say of waiting prevails. */
function withReadiness(manifest: Manifest, props: { metadata?: any }): object {
  const readiness = readinessOf(manifest);
  if (readiness === undefined) return props;
  const annotations = {
    'pulumi.com/waitFor': readiness.waitFor,
    'pulumi.com/timeoutSeconds': String(readiness.timeoutSeconds),
    ...props.metadata?.annotations,
  };
  return { ...props, metadata: { ...props.metadata, annotations } };
}
