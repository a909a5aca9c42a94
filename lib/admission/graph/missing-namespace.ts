import type { IConstruct } from 'constructs';
import { refusal } from '../finding';
import { listOf } from '../json';
import type { Graph, GraphRule } from './rule';

const RULE = 'graph/missing-namespace';
const CHANGE = 'set `namespace` of it or of its chart';

/** A namespace that the manifest itself must contain: whoever applies it can't supply it with `kubectl -n`. */
export const missingNamespace: GraphRule = {
  check(graph, report) {
    for (const { apiObject, manifest } of graph.objects) {
      // A RoleBinding that leaves it out means its own.
      if (manifest.kind !== 'ClusterRoleBinding') continue;
      for (const [i, subject] of listOf(manifest.subjects).entries()) {
        if (subject?.kind !== 'ServiceAccount' || subject.namespace !== undefined) continue;
        report(apiObject, {
          rule: RULE,
          field: `subjects[${i}].namespace`,
          value: undefined,
          allowed: `the namespace of service account '${subject.name}'`,
          change: CHANGE,
        });
      }
    }
    checkReferences(graph, report);
  },
};

/** The error of something whose address contains a namespace that it hasn't. */
export function withoutNamespace(subject: string): Error {
  const allowed = 'a namespace, which its URL contains';
  return refusal(subject, [{ rule: RULE, field: 'namespace', value: undefined, allowed, change: CHANGE }]);
}

/** A target without a namespace is applied to the one of the command line, and its user looks for it in its own. */
function checkReferences({ objects, references }: Graph, report: Parameters<GraphRule['check']>[1]): void {
  const manifests = new Map(objects.map(({ apiObject, manifest }) => [apiObject.node.scope as IConstruct, manifest]));
  for (const { from, field, to } of references) {
    const [user, target] = [manifests.get(from), manifests.get(to)];
    if (user?.metadata.namespace === undefined || target === undefined) continue;
    if (target.metadata.namespace !== undefined || isClusterScoped(to)) continue;
    report(from, {
      rule: RULE,
      field,
      value: to.node.path,
      allowed: `an object with a namespace, since this one is in ${user.metadata.namespace}`,
      change: CHANGE,
    });
  }
}

function isClusterScoped(construct: IConstruct): boolean {
  return (construct as { readonly _clusterScoped?: boolean })._clusterScoped === true;
}
