import { groupOf } from '../admission/api-group';
import { workloadBehind } from './selection';
import { Stage, type StagedManifest } from './stages';

/** What must have happened before the next stage is sent. */
export interface Wait {
  /** The objects that are waited for; those that have a namespace are one. */
  readonly objects: readonly StagedManifest[];
  /** What is to become of them, in words. */
  readonly state: string;
  readonly seconds: number;
  /** Arguments of the kubectl command that waits for it. */
  readonly command: readonly string[];
}

/** What is waited for once a stage of a platform is applied, in order; the same on an installation and on an upgrade. */
export function waitsAfter(stage: Stage, platform: readonly StagedManifest[]): Wait[] {
  const all = (...kinds: string[]) => platform.filter(({ kind }) => kinds.includes(kind));
  const crds = all('CustomResourceDefinition');
  const converted = crds.filter(({ spec }) => spec.conversion?.webhook);
  const calling = (kind: string) => all(kind).filter(({ webhooks }) => webhooks?.length > 0);
  const mutating = calling('MutatingWebhookConfiguration');
  const validating = calling('ValidatingWebhookConfiguration');
  const servers = serversOf([...converted, ...mutating, ...validating], platform);
  switch (stage) {
    case Stage.CRDS:
      return waitFor(crds, 'be Established', 'condition=Established', 60);
    case Stage.CORE:
      return [
        ...servers.map(rollout),
        ...waitFor(converted, CA_BUNDLE, 'jsonpath={.spec.conversion.webhook.clientConfig.caBundle}', 120),
        // Each of a release's configurations has one webhook.
        ...waitFor(mutating, CA_BUNDLE, 'jsonpath={.webhooks[0].clientConfig.caBundle}', 120),
        ...waitFor(validating, CA_BUNDLE, 'jsonpath={.webhooks[0].clientConfig.caBundle}', 120),
      ];
    case Stage.ADMITTED:
      // Only now, since some can't start without a certificate of this stage.
      return all('Deployment', 'StatefulSet', 'DaemonSet')
        .filter((workload) => !servers.includes(workload))
        .map(rollout);
    case Stage.POST_INSTALL:
      return all('Job').flatMap((job) => waitFor([job], 'be Complete', 'condition=Complete', 300));
  }
}

/** `deployment.apps/webhook`, as kubectl takes it. */
export function referenceTo({ apiVersion, kind, metadata }: StagedManifest): string {
  const group = groupOf(apiVersion);
  return `${kind.toLowerCase()}${group === '' ? '' : `.${group}`}/${metadata.name}`;
}

/** The flag of kubectl for the namespace of an object, if it has one. */
export function namespaceOf({ metadata }: StagedManifest): string[] {
  return metadata.namespace === undefined ? [] : ['-n', metadata.namespace];
}

/** The workloads that serve webhooks and conversions, each once. */
function serversOf(callers: readonly StagedManifest[], platform: readonly StagedManifest[]): readonly StagedManifest[] {
  const configs = callers.flatMap(({ spec, webhooks = [spec?.conversion?.webhook] }) => webhooks);
  const servers = configs.map(({ clientConfig }) => workloadBehind(clientConfig.service, platform));
  return [...new Set(servers)].filter((server) => server !== undefined);
}

const CA_BUNDLE = 'have a CA bundle';

function rollout(workload: StagedManifest): Wait {
  const command = ['rollout', 'status', referenceTo(workload), ...namespaceOf(workload), '--timeout=300s'];
  return { objects: [workload], state: 'roll out', seconds: 300, command };
}

function waitFor(objects: readonly StagedManifest[], state: string, condition: string, seconds: number): Wait[] {
  if (objects.length === 0) return [];
  const references = [...objects.map(referenceTo), ...namespaceOf(objects[0])];
  return [{ objects, state, seconds, command: ['wait', `--for=${condition}`, `--timeout=${seconds}s`, ...references] }];
}
