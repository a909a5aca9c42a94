import type { Manifest } from './tree';

/** When the provider takes an object for created, and how long it waits. */
export interface Readiness {
  /** Condition or JSON path, in the form of the annotation `pulumi.com/waitFor`. */
  readonly waitFor: string;
  readonly timeoutSeconds: number;
}

const READY: Readiness = { waitFor: 'condition=Ready', timeoutSeconds: 300 };
const SUCCEEDED: Readiness = { waitFor: 'condition=Succeeded', timeoutSeconds: 3_900 };
const ESTABLISHED: Readiness = { waitFor: 'condition=Established', timeoutSeconds: 60 };
const SERVING: Readiness = { waitFor: 'jsonpath={.webhooks[*].clientConfig.caBundle}', timeoutSeconds: 180 };

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

/** What to wait for; undefined for kinds that the provider awaits by itself, and where there is nothing to wait for. */
export function readinessOf({ apiVersion, kind }: Manifest): Readiness | undefined {
  const group = apiVersion.split('/')[0];
  if (kind === 'CustomResourceDefinition') return ESTABLISHED;
  if (group === 'admissionregistration.k8s.io') return SERVING;
  if (!GROUPS.test(group)) return undefined;
  if (group === 'tekton.dev' && kind.endsWith('Run')) return SUCCEEDED;
  return WITHOUT_CONDITIONS.has(kind) || WITHOUT_CONDITIONS.has(`${kind}.${group}`) ? undefined : READY;
}
