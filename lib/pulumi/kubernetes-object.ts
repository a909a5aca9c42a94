import { CustomResource, type CustomResourceOptions, type Output } from '@pulumi/pulumi';
import type { Settings } from '../admission/admission';
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

  /**
   * @param props the manifest, in which Outputs may stand for values
   * @param settings what the program sets of the platform
   */
  public constructor(
    name: string,
    manifest: Manifest,
    props: object,
    settings: Settings,
    options: CustomResourceOptions,
  ) {
    // Naming `status` makes it an Output.
    const object = annotated(annotationsOf(manifest, settings), manifest.kind === 'Job' ? thatStays(props) : props);
    super(tokenOf(manifest), name, { ...object, status: undefined }, { version, ...options });
  }
}

/** The type of an object; the provider knows the core group as `core/v1`. */
export function tokenOf({ apiVersion, kind }: Manifest): string {
  return `kubernetes:${apiVersion.includes('/') ? apiVersion : `core/${apiVersion}`}:${kind}`;
}

/** A Job that removed itself once it is finished would be made again. */
function thatStays(props: { spec?: any }): object {
  const { ttlSecondsAfterFinished, ...spec } = props.spec ?? {};
  return { ...props, spec };
}

/** Tells the provider what to do; what the program's own annotations say of it prevails. */
function annotated(instructions: { [annotation: string]: string }, props: { metadata?: any }): object {
  const annotations = { ...instructions, ...props.metadata?.annotations };
  if (Object.keys(annotations).length === 0) return props;
  return { ...props, metadata: { ...props.metadata, annotations } };
}

function annotationsOf(manifest: Manifest, settings: Settings): { [annotation: string]: string } {
  const annotations: { [annotation: string]: string } = {};
  const readiness = readinessOf(manifest, settings);
  if (readiness !== undefined) {
    annotations['pulumi.com/waitFor'] = readiness.waitFor;
    annotations['pulumi.com/timeoutSeconds'] = String(readiness.timeoutSeconds);
  }
  // A stack that was destroyed has left its kinds to the next one.
  if (manifest.kind === 'CustomResourceDefinition') annotations['pulumi.com/patchForce'] = 'true';
  return annotations;
}
