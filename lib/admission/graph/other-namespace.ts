import type { IConstruct } from 'constructs';
import { isObject } from '../json';
import type { Manifest } from '../rule';
import type { GraphRule } from './rule';

/** Kinds that most objects name without a namespace: they mean one beside themselves. */
const NAMED_ALONE = new Set([
  ...['ConfigMap', 'PersistentVolumeClaim', 'Role', 'ServiceAccount'],
  'Configuration',
  ...['Pipeline', 'StepAction', 'Task'],
  ...['Interceptor', 'Trigger', 'TriggerBinding', 'TriggerTemplate'],
]);

/** An object that is named without its namespace is looked for in that of its user, where it isn't. */
export const otherNamespace: GraphRule = {
  check({ objects, references }, report) {
    const manifests = new Map(objects.map(({ apiObject, manifest }) => [apiObject.node.scope as IConstruct, manifest]));
    for (const { from, field, to } of references) {
      const [user, target] = [manifests.get(from), manifests.get(to)];
      if (user === undefined || target === undefined || !NAMED_ALONE.has(target.kind)) continue;
      const [here, there] = [user.metadata.namespace, target.metadata.namespace];
      if (here === undefined || there === undefined || here === there || names(user, target)) continue;
      report(from, {
        rule: 'graph/other-namespace',
        field,
        value: to.node.path,
        allowed: `a ${target.kind} of namespace ${here}, since it is named without one`,
        change: `declare '${to.node.path}' in ${here} too, or refer to another`,
      });
    }
  },
};

/** Whether a manifest names an object with its namespace somewhere, as a subject of a binding is named. */
function names(part: unknown, target: Manifest): boolean {
  if (Array.isArray(part)) return part.some((element) => names(element, target));
  if (!isObject(part)) return false;
  const { name, namespace } = target.metadata;
  return (
    (part.name === name && part.namespace === namespace) || Object.values(part).some((member) => names(member, target))
  );
}
