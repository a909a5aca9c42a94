import type { Finding } from '../finding';
import { isObject, type JsonObject, listOf, objectOf } from '../json';
import { type PlatformFacts, platformOf } from '../platform-facts';
import type { Manifest } from '../rule';
import { containersOf as containersOfPod, podSpecOf } from '../serving/parts';
import { type Part, partsOf } from '../triggers/parts';
import type { GraphRule } from './rule';

const ENFORCE = 'pod-security.kubernetes.io/enforce';

/**
 * The pods of a task or a Service aren't made in a namespace that enforces a stricter Pod Security standard than a
 * container keeps. What a container asks for is checked, and what it leaves out where the platform is known not to set it;
 * Tekton's platform must for what Tekton adds itself.
 */
export const podSecurity: GraphRule = {
  check({ objects }, report) {
    const enforced = new Map<string | undefined, string>();
    for (const { manifest } of objects) {
      const level = objectOf(manifest.metadata.labels)[ENFORCE];
      if (manifest.kind === 'Namespace' && (level === 'restricted' || level === 'baseline')) {
        enforced.set(manifest.metadata.name, level);
      }
    }
    if (enforced.size === 0) return;
    for (const { apiObject, manifest } of objects) {
      const { namespace } = manifest.metadata;
      const level = enforced.get(namespace);
      if (level === undefined) continue;
      if (manifest.apiVersion.startsWith('serving.knative.dev/')) {
        for (const finding of ofService(manifest, level, platformOf(apiObject, 'serving'))) report(apiObject, finding);
      }
      if (!manifest.apiVersion.startsWith('tekton.dev/')) continue;
      const platform = platformOf(apiObject, 'tekton-pipelines');
      if (platform !== undefined && level === 'restricted') {
        const set = platform.setting('feature-flags', 'set-security-context') ?? 'false';
        if (set !== 'true') {
          report(apiObject, {
            rule: 'graph/pod-security',
            field: 'metadata.namespace',
            value: namespace,
            allowed: `a namespace that lets Tekton make its pods: '${namespace}' enforces the level '${level}'`,
            change: `set \`set-security-context\` of feature-flags to true in '${platform.path}', or use another namespace`,
          });
        }
      }
      for (const { field, value } of containersOf(manifest)) {
        for (const [name, asked] of excess(objectOf(value.securityContext), level)) {
          report(apiObject, {
            rule: 'graph/pod-security',
            field: `${field}.securityContext.${name}`,
            value: asked,
            allowed: `what the level '${level}' allows, which namespace '${namespace}' enforces`,
            change: `let the step run with less, as ready-made builders of level '${level}' do, or use another namespace`,
          });
        }
      }
    }
  },
};

/** What the containers of a Service or Configuration have too much, and have not. */
function ofService(manifest: Manifest, level: string, platform: PlatformFacts | undefined): Finding[] {
  const { namespace } = manifest.metadata;
  const { securityContext: ofPod } = podSpecOf(manifest).spec;
  const defaults = platform?.setting('config-features', 'secure-pod-defaults') ?? 'disabled';
  const isFilled = platform === undefined || /^enabled$/i.test(defaults);
  return containersOfPod(manifest).flatMap(({ container, field }): Finding[] => {
    const context = objectOf(container.securityContext);
    const tooMuch = excess(context, level).map(([name, value]) => ({
      rule: 'graph/pod-security',
      field: `${field}.securityContext.${name}`,
      value,
      allowed: `what the level '${level}' allows, which namespace '${namespace}' enforces`,
      change: 'let the container run with less, or use another namespace',
    }));
    if (level !== 'restricted' || isFilled) return tooMuch;
    const { runAsNonRoot, seccompProfile } = { ...objectOf(ofPod), ...context };
    const missing = [
      ...(runAsNonRoot === undefined ? ['runAsNonRoot'] : []),
      ...(seccompProfile === undefined ? ['seccompProfile'] : []),
      ...(context.allowPrivilegeEscalation === undefined ? ['allowPrivilegeEscalation'] : []),
      ...(listOf(objectOf(context.capabilities).drop).includes('ALL') ? [] : ['capabilities.drop']),
    ];
    if (missing.length === 0) return tooMuch;
    const less = {
      rule: 'graph/pod-security',
      field: `${field}.securityContext`,
      value: container.securityContext,
      allowed: `one that says ${missing.join(', ')}: namespace '${namespace}' enforces the level 'restricted'`,
      change: `set \`podSecurity\` to RESTRICTED, or \`secure-pod-defaults\` of config-features to Enabled in '${platform.path}'`,
    };
    return [...tooMuch, less];
  });
}

/** The steps and sidecars of a Task, and of tasks that are written into a Pipeline. */
function containersOf({ kind, spec }: Manifest): Part[] {
  const { tasks, finally: finallyTasks } = objectOf(spec);
  const embedded = [...partsOf('spec.tasks', tasks), ...partsOf('spec.finally', finallyTasks)];
  const specs: Part[] =
    kind === 'Task'
      ? [{ field: 'spec', value: objectOf(spec) }]
      : embedded.map(({ field, value }) => ({ field: `${field}.taskSpec`, value: objectOf(value.taskSpec) }));
  return specs.flatMap(({ field, value: { steps, sidecars, stepTemplate } }) => [
    ...partsOf(`${field}.steps`, steps),
    ...partsOf(`${field}.sidecars`, sidecars),
    ...(isObject(stepTemplate) ? [{ field: `${field}.stepTemplate`, value: stepTemplate }] : []),
  ]);
}

/** The fields of a security context that ask for more than a level allows. */
function excess(context: JsonObject, level: string): [string, unknown][] {
  const { privileged, allowPrivilegeEscalation, runAsNonRoot, runAsUser, capabilities, seccompProfile } = context;
  const { add } = objectOf(capabilities);
  const isRestricted = level === 'restricted';
  const allowed = isRestricted ? RESTRICTED_CAPABILITIES : BASELINE_CAPABILITIES;
  const checks: [string, unknown, boolean][] = [
    ['privileged', privileged, privileged === true],
    ['seccompProfile', seccompProfile, objectOf(seccompProfile).type === 'Unconfined'],
    ['capabilities.add', add, listOf(add).some((name) => !allowed.includes(name))],
    ['allowPrivilegeEscalation', allowPrivilegeEscalation, isRestricted && allowPrivilegeEscalation === true],
    ['runAsNonRoot', runAsNonRoot, isRestricted && runAsNonRoot === false],
    ['runAsUser', runAsUser, isRestricted && runAsUser === 0],
  ];
  return checks.filter(([, , isTooMuch]) => isTooMuch).map(([name, value]) => [name, value]);
}

const RESTRICTED_CAPABILITIES = ['NET_BIND_SERVICE'];
const BASELINE_CAPABILITIES = [
  ...['AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE'],
  ...['SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT'],
];
