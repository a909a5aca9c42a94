import type { IConstruct } from 'constructs';
import type { GraphRule } from './rule';

/** A reference to a construct that is no longer there: the object would name what nobody applies. */
export const danglingReference: GraphRule = {
  check({ root, objects, references }, report) {
    const rendering = new Set<IConstruct>(objects.flatMap(({ apiObject }) => apiObject.node.scopes));
    for (const { from, field, to } of references) {
      if (!isInTree(from, root)) continue;
      // What stands for an object that exists already renders none, so it may be anywhere.
      const problem = '_terms' in to ? problemOf(to, root, rendering) : undefined;
      if (problem === undefined) continue;
      report(from, {
        rule: 'graph/dangling-reference',
        field,
        value: to.node.path,
        allowed: 'a construct of this app that renders its object',
        change: `'${to.node.path}' ${problem}`,
      });
    }
  },
};

function problemOf(to: IConstruct, root: IConstruct, rendering: Set<IConstruct>): string | undefined {
  if (to.node.root !== root) return 'belongs to another app: refer to it by name with a `from…Name` factory';
  if (!isInTree(to, root)) return 'was removed from the app: put it back, or refer to something else';
  if (!rendering.has(to)) return 'renders no object: put it back, or refer to something else';
  return undefined;
}

function isInTree(construct: IConstruct, root: IConstruct): boolean {
  const { scopes } = construct.node;
  return (
    scopes[0] === root && scopes.slice(1).every((scope, i) => scopes[i].node.tryFindChild(scope.node.id) === scope)
  );
}
