import { isObject, listOf } from '../../admission/json';
import { linesOf } from './change-lines';
import { changesBetween } from './changes';
import type { Section } from './comparison';

/** What definitions of kinds take: versions and their fields. */
export const definitions: Section = {
  title: 'Custom resource definitions',
  lines: ({ kept }) =>
    kept.flatMap(([before, after]) => {
      if (after.kind !== 'CustomResourceDefinition') return [];
      const lines = [...versionLines(before.spec, after.spec), ...restLines(before.spec, after.spec)];
      return lines.length === 0 ? [] : [after.metadata.name ?? '', ...lines.map((line) => `  ${line}`)];
    }),
};

function versionLines(before: any, after: any): string[] {
  const [olds, news] = [byName(before.versions), byName(after.versions)];
  const stored = [before, after].map((spec) => listOf(spec.versions).find(({ storage }) => storage)?.name);
  return [
    ...[...news.keys()].filter((name) => !olds.has(name)).map((name) => `+ version ${name}`),
    ...[...olds.keys()].filter((name) => !news.has(name)).map((name) => `- version ${name}`),
    ...(stored[0] === stored[1] ? [] : [`new objects are stored as ${stored[1]}, no longer as ${stored[0]}`]),
    ...[...news].flatMap(([name, version]) => {
      const old = olds.get(name);
      return old === undefined ? [] : oneVersionLines(old, version);
    }),
  ];
}

function oneVersionLines(before: any, after: any): string[] {
  const { name } = after;
  const { schema: oldSchema, storage: _, ...oldRest } = before;
  const { schema, storage: __, ...rest } = after;
  return [
    ...changesBetween(oldRest, rest, name).flatMap(linesOf),
    ...schemaLines(oldSchema?.openAPIV3Schema, schema?.openAPIV3Schema, name),
  ];
}

/** Fields that come and go, and what else is allowed in those that stay. */
function schemaLines(before: any, after: any, path: string): string[] {
  const { properties: oldFields, items: oldItems, additionalProperties: oldValues, ...old } = before ?? {};
  const { properties: fields, items, additionalProperties: values, ...rest } = after ?? {};
  const nested = (oldChild: any, child: any, childPath: string): string[] => {
    if (!isObject(oldChild) || !isObject(child)) return changesBetween(oldChild, child, childPath).flatMap(linesOf);
    return schemaLines(oldChild, child, childPath);
  };
  const names = [...new Set([...Object.keys(oldFields ?? {}), ...Object.keys(fields ?? {})])];
  return [
    ...changesBetween(old, rest)
      .flatMap(linesOf)
      .map((line) => `${path}: ${line}`),
    ...names.flatMap((name) => {
      const [oldField, field] = [oldFields?.[name], fields?.[name]];
      if (oldField === undefined) return [`+ ${path}.${name}: ${typeOf(field)}`];
      if (field === undefined) return [`- ${path}.${name}: ${typeOf(oldField)}`];
      return nested(oldField, field, `${path}.${name}`);
    }),
    ...nested(oldItems, items, `${path}[]`),
    ...nested(oldValues, values, `${path}{}`),
  ];
}

function typeOf(schema: any): string {
  return schema.type ?? (schema['x-kubernetes-int-or-string'] ? 'integer or string' : 'anything');
}

function restLines({ versions: _, ...before }: any, { versions: __, ...after }: any): string[] {
  return changesBetween(before, after).flatMap(linesOf);
}

function byName(versions: unknown): Map<string, any> {
  return new Map(listOf(versions).map((version) => [version.name, version]));
}
