import type { ApiObject, JsonPatch } from 'cdk8s';
import type { Finding } from './finding';
import { fieldPath } from './schema/walk';

const UNKNOWN_FIELD = 'schema/unknown-field';

/** The findings of an object without unknown fields that a JSON patch added: whoever writes one knows what is taken. */
export function withoutPatched(findings: readonly Finding[], apiObject: ApiObject): readonly Finding[] {
  if (!findings.some(({ rule }) => rule === UNKNOWN_FIELD)) return findings;
  const patched = patchedFields(apiObject);
  return findings.filter(
    ({ rule, field }) => rule !== UNKNOWN_FIELD || !patched.some((above) => isWithin(field, above)),
  );
}

/** The JSON patches of an object, in the order in which they are applied. */
export function patchesOf(apiObject: ApiObject): readonly JsonPatch[] {
  return (apiObject as unknown as { readonly patches: readonly JsonPatch[] }).patches;
}

/** The JSON patches of an object that change something at or below a path such as `/spec/template`. */
export function patchesBelow(apiObject: ApiObject, path: string): object[] {
  return patchesOf(apiObject)
    .map(operationOf)
    .filter((operation) => `${operation.path}/`.startsWith(`${path}/`) || path.startsWith(`${operation.path}/`));
}

function operationOf(patch: JsonPatch): { readonly path: string } {
  return (patch as unknown as { _toJson(): { readonly path: string } })._toJson();
}

/** The fields that the JSON patches of an object write; a patch that appends to a list stands for the list. */
function patchedFields(apiObject: ApiObject): string[] {
  return patchesOf(apiObject).map((patch) => {
    const { path } = operationOf(patch);
    const steps = path
      .split('/')
      .slice(1)
      .filter((step) => step !== '-')
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    return fieldPath(steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step)));
  });
}

function isWithin(field: string, above: string): boolean {
  return field === above || above === '' || (field.startsWith(above) && /^[.[]/.test(field.slice(above.length)));
}
