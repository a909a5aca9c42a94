import { groupOf } from '../admission/api-group';
import type { Manifest } from './tree';

/** When the provider takes an object for created, and how long it waits. */
export interface Readiness {
  /** Condition or JSON path, in the form of the annotation `pulumi.com/waitFor`. */
  readonly waitFor: string;
  readonly timeoutSeconds: number;
}

const READY: Readiness = { waitFor: 'condition=Ready', timeoutSeconds: 300 };
const SUCCEEDED: Readiness = { waitFor: 'condition=Succeeded', timeoutSeconds: 3_900 };

/** Kinds of Knative and Tekton whose status says nothing about being ready. */
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
  // Ready only while a feature is on that is off by default.
  'EventPolicy',
  'Certificate.networking.internal.knative.dev',
]);

const GROUPS = /(^|\.)(knative\.dev|tekton\.dev|cert-manager\.io)$/;

/**
 * What to wait for; undefined for kinds that the provider awaits by itself, and where there is nothing to wait for. The
 * provider itself tries an object again whose definition was just made.
 */
export function readinessOf({ apiVersion, kind, metadata }: Manifest): Readiness | undefined {
  const group = groupOf(apiVersion);
  if (group === 'admissionregistration.k8s.io') return trusted('.webhooks[*]', metadata);
  if (!GROUPS.test(group)) return undefined;
  // An EventListener doesn't start before it can trust them.
  if (kind === 'ClusterInterceptor' && metadata.labels?.['server/type'] === 'https') return trusted('.spec', metadata);
  if (group === 'tekton.dev' && kind.endsWith('Run')) return SUCCEEDED;
  return WITHOUT_CONDITIONS.has(kind) || WITHOUT_CONDITIONS.has(`${kind}.${group}`) ? undefined : READY;
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
