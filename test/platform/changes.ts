import { ApiObject, App } from 'cdk8s';
import type { Construct } from 'constructs';
import { parse } from 'yaml';

/** The objects that constructs render, by kind and name; one of the same in another namespace has it in its id too. */
export function manifests(declare: (scope: Construct) => void): { [id: string]: any } {
  const app = new App();
  declare(app);
  const rendered: { [id: string]: any } = {};
  for (const apiObject of app.node.findAll().filter((child) => ApiObject.isApiObject(child)) as ApiObject[]) {
    const object = render(apiObject);
    const { kind, metadata } = object;
    const id = `${kind}/${metadata.name}`;
    rendered[id in rendered ? `${kind}/${metadata.namespace}/${metadata.name}` : id] = object;
  }
  return rendered;
}

/** The schemas of CRDs are plain data already, and to render them is what takes time. */
function render(apiObject: ApiObject): any {
  if (apiObject.kind !== 'CustomResourceDefinition') return apiObject.toJson();
  return { ...(apiObject as unknown as { props: object }).props, metadata: apiObject.metadata.toJson() };
}

/** The fields in which two sets of objects differ, a sorted line each. What is YAML in a text counts as fields too. */
export function changes(before: { [id: string]: any }, after: { [id: string]: any }): string[] {
  const lines: string[] = [];
  for (const id of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (before[id] === undefined) lines.push(`${id} added`);
    else if (after[id] === undefined) lines.push(`${id} removed`);
    else compare(before[id], after[id], `${id} `, lines);
  }
  return lines.sort();
}

function compare(before: any, after: any, path: string, lines: string[]): void {
  const [text, next] = [before, after].map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
  if (text === next) return;
  if ([text, next].every((each) => each?.includes('\n'))) [before, after] = [text, next].map(partsOf);
  const isMap = (value: any) => typeof value === 'object' && value !== null && !Array.isArray(value);
  if (isMap(before) && isMap(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      compare(before[key], after[key], `${path}.${key}`, lines);
    }
  } else if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    for (const [index, item] of before.entries()) compare(item, after[index], `${path}[${index}]`, lines);
  } else {
    lines.push(`${path}: ${text ?? 'nothing'} → ${next ?? 'nothing'}`);
  }
}

/** The fields of a text of YAML, or the lines of another text. */
function partsOf(text: string): unknown {
  try {
    const parsed = parse(text);
    if (typeof parsed === 'object') return parsed;
  } catch {
    // It is no YAML.
  }
  return text.split('\n');
}
