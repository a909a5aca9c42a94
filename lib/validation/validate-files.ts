import { ApiObject, App, Chart } from 'cdk8s';
import { admit } from '../admission/admission';
import type { Finding } from '../admission/finding';
import { graphRules } from '../admission/graph';
import type { RenderedObject } from '../admission/graph/rule';
import { isObject } from '../admission/json';
import type { Manifest } from '../admission/rule';
import { readYaml, type YamlDocument } from './yaml-file';

/** A YAML file. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** What the rules refuse, and where. */
export interface Violation {
  readonly path: string;
  readonly line: number;
  /** Kind and name of the object, if the file is YAML at all. */
  readonly object?: { readonly kind: string; readonly name: string };
  readonly finding: Finding;
}

/** Runs the rules on the objects of YAML files, as synth runs them on an app. Kinds that no rule knows pass. */
export function validateFiles(files: readonly SourceFile[]): Violation[] {
  const violations: Violation[] = [];
  // Rules between objects speak of constructs: each object gets one, called after its place.
  const chart = new Chart(new App(), 'files');
  const objects: RenderedObject[] = [];
  const sources = new Map<unknown, { readonly path: string; readonly entry: Entry }>();
  const refuse = (apiObject: unknown, finding: Finding) => {
    const { path, entry } = sources.get(apiObject) as { path: string; entry: Entry };
    const { kind, metadata } = entry.manifest;
    const name = metadata.name ?? metadata.generateName ?? '';
    violations.push({ path, line: entry.lineOf(finding.field), object: { kind, name }, finding });
  };
  for (const { path, text } of files) {
    for (const document of readYaml(text)) {
      violations.push(...document.errors.map((error) => syntaxViolation(path, error)));
      for (const entry of entriesOf(document)) {
        const { manifest } = entry;
        const id = `${path}:${entry.lineOf('kind')}`;
        const apiObject = new ApiObject(chart, `${id}:${objects.length}`, {
          ...manifest,
          metadata: { name: 'object' },
        });
        sources.set(apiObject, { path, entry });
        const { findings, needs } = admit(manifest);
        for (const finding of findings) refuse(apiObject, finding);
        objects.push({ apiObject, manifest, needs });
      }
    }
  }
  for (const rule of graphRules) rule.check({ root: chart.node.root, objects, references: [] }, refuse);
  return violations;
}

interface Entry {
  readonly manifest: Manifest;
  lineOf(field: string): number;
}

/** The objects of a document; those of a List one by one. */
function entriesOf({ value, lineOf }: YamlDocument): Entry[] {
  if (!isObject(value)) return [];
  if (value.kind !== 'List' || !Array.isArray(value.items))
    return isManifest(value) ? [{ manifest: value, lineOf }] : [];
  return value.items.flatMap((item, i) =>
    isManifest(item) ? [{ manifest: item, lineOf: (field: string) => lineOf(`items[${i}].${field}`) }] : [],
  );
}

function isManifest(value: unknown): value is Manifest {
  return (
    isObject(value) &&
    typeof value.apiVersion === 'string' &&
    typeof value.kind === 'string' &&
    isObject(value.metadata)
  );
}

function syntaxViolation(path: string, { message, line }: YamlDocument['errors'][number]): Violation {
  const finding = { rule: 'yaml/syntax', field: 'document', value: message, allowed: 'YAML', change: 'correct it' };
  return { path, line, finding };
}
