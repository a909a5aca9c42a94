import type { Settings } from '../admission/admission';
import { groupOf } from '../admission/api-group';
import { parseGoDuration } from '../admission/go-duration';
import type { Manifest } from './tree';

/** When the provider takes an object for created, and how long it waits. */
export interface Readiness {
  /** Conditions and JSON paths, in the form of the annotation `pulumi.com/waitFor`. */
  readonly waitFor: string;
  readonly timeoutSeconds: number;
}

type Limit = (manifest: Manifest, settings: Settings) => number;

/** Knative gives a Revision its progress deadline, and Tekton a run its timeout; either is told a little later. */
const deployed: Limit = ({ spec }, settings) => {
  const annotation = spec?.template?.metadata?.annotations?.['serving.knative.dev/progress-deadline'];
  return secondsOf(annotation, secondsOf(settings(PROGRESS_DEADLINE), 600)) + 60;
};
const run: Limit = ({ kind, spec }, settings) => {
  // Tekton has a fixed default for custom runs.
  const minutes = kind === 'CustomRun' ? 60 : Number(settings(TIMEOUT_MINUTES) ?? 60);
  // Zero means that it may take forever.
  const seconds = secondsOf(spec?.timeouts?.pipeline ?? spec?.timeout, minutes * 60) || 24 * 3_600;
  return seconds + 300;
};
/** An authority looks at the domain before it signs. */
const certified: Limit = () => 600;

/** In seconds, by kind; five minutes for all others. */
const LIMITS: { readonly [kind: string]: Limit } = {
  Service: deployed,
  Configuration: deployed,
  DomainMapping: certified,
  Certificate: certified,
  PipelineRun: run,
  TaskRun: run,
  CustomRun: run,
};

const PROGRESS_DEADLINE = { component: 'serving', configMap: 'config-deployment', key: 'progress-deadline' } as const;
const TIMEOUT_MINUTES = {
  component: 'tekton-pipelines',
  configMap: 'config-defaults',
  key: 'default-timeout-minutes',
} as const;

function secondsOf(duration: unknown, otherwise: number): number {
  return (typeof duration === 'string' ? parseGoDuration(duration) : undefined) ?? otherwise;
}

/** Kinds of Knative, Tekton and cert-manager whose status says nothing about being ready. */
const WITHOUT_CONDITIONS = new Set([
  'ClusterDomainClaim',
  'Image',
  'Task',
  'Pipeline',
  'StepAction',
  'VerificationPolicy',
  'Trigger.triggers.tekton.dev',
  'TriggerBinding',
  'ClusterTriggerBinding',
  'TriggerTemplate',
  'ClusterInterceptor',
  'Interceptor',
  // Its definition leaves its controller no status to write.
  'CephSource',
  // Others make it, and it succeeds or not.
  'ResolutionRequest',
  // Ready only while a feature is on that is off by default.
  'EventPolicy',
  'Certificate.networking.internal.knative.dev',
]);

const GROUPS = /(^|\.)(knative\.dev|tekton\.dev|cert-manager\.io)$/;

/**
 * What to wait for; undefined for kinds that the provider awaits by itself, and where there is nothing to wait for. The
 * settings are those of the platform, as far as the program declares it.
 */
export function readinessOf(manifest: Manifest, settings: Settings = () => undefined): Readiness | undefined {
  const { apiVersion, kind, metadata } = manifest;
  const group = groupOf(apiVersion);
  if (group === 'admissionregistration.k8s.io') return trusted('.webhooks[*]', metadata);
  if (kind === 'CustomResourceDefinition') return { waitFor: isTrue('Established'), timeoutSeconds: 180 };
  if (!GROUPS.test(group)) return undefined;
  // An EventListener doesn't start before it can trust them.
  if (kind === 'ClusterInterceptor' && metadata.labels?.['server/type'] === 'https') return trusted('.spec', metadata);
  if (WITHOUT_CONDITIONS.has(kind) || WITHOUT_CONDITIONS.has(`${kind}.${group}`)) return undefined;
  // Somebody else starts it.
  if (isRun(manifest) && /Pending$/.test(manifest.spec?.status)) return undefined;
  return {
    // A run that failed has ended too: `failureOf` tells it.
    waitFor: isRun(manifest)
      ? JSON.stringify([settled('Succeeded', "@.status=='Unknown'"), 'jsonpath={.status.completionTime}'])
      : isTrue(kind === 'Bundle' ? 'Synced' : 'Ready'),
    timeoutSeconds: Math.ceil(LIMITS[kind]?.(manifest, settings) ?? 300),
  };
}

/** Why a run that has ended is no success; undefined of all else. */
export function failureOf(manifest: Manifest, status: any): string | undefined {
  if (!isRun(manifest)) return undefined;
  const end = status?.conditions?.find(({ type }: any) => type === 'Succeeded');
  if (end?.status !== 'False') return undefined;
  return `the ${manifest.kind} has failed: ${end.reason}: ${end.message}`;
}

/** Whether an object is a run of Tekton, which ends, and doesn't change once it has started. */
export function isRun({ apiVersion, kind }: Manifest): boolean {
  return groupOf(apiVersion) === 'tekton.dev' && kind.endsWith('Run');
}

function isTrue(type: string): string {
  return JSON.stringify([settled(type, "!(@.status=='True')"), `condition=${type}`]);
}

/**
 * Met once a condition is there and no longer open. While it is open, its path leads the provider to the whole condition
 * instead of the text that is asked for, which is an error that shows what was found: the reason and the message reach
 * the user when the time is over.
 */
function settled(type: string, isOpen: string): string {
  return `jsonpath={.status.conditions..[?@.type=='${type}' && ${isOpen}, ?@=='${type}']}=${type}`;
}

/**
 * Waits for the certificate of a server. After an update of labels alone, the provider may look at the object as it was
 * before, and remember that; so it waits to see the new release too.
 */
function trusted(server: string, { labels }: Manifest['metadata']): Readiness {
  const version = labels?.['app.kubernetes.io/version'];
  const conditions = [`jsonpath={${server}.clientConfig.caBundle}`];
  if (version !== undefined) conditions.push(`jsonpath={.metadata.labels['app.kubernetes.io/version']}=${version}`);
  return { waitFor: JSON.stringify(conditions), timeoutSeconds: 180 };
}
