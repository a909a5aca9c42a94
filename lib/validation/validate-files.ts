import { ApiObject, App, Chart } from 'cdk8s';
import { admit } from '../admission/admission';
import type { Finding } from '../admission/finding';
import { graphRules } from '../admission/graph';
import type { RenderedObject } from '../admission/graph/rule';
import { isIgnoredByAnnotation } from '../admission/ignores';
import { readYaml, type YamlDocument } from './yaml-file';
import { objectsIn, untyped, type YamlObject } from './yaml-objects';

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

/**
 * Runs the rules on the objects of YAML files, as synth runs them on an app. Kinds that no rule knows pass. What a program
 * ignores and what it patches isn't seen in a file; an annotation of the object takes its place.
 */
export function validateFiles(files: readonly SourceFile[]): Violation[] {
  const violations: Violation[] = [];
  // Rules between objects speak of constructs: each object gets one, whose path is its place.
  const chart = new Chart(new App(), 'files');
  const objects: RenderedObject[] = [];
  const sources = new Map<unknown, { readonly path: string; readonly entry: YamlObject }>();
  const refuse = (apiObject: unknown, finding: Finding) => {
    const { path, entry } = sources.get(apiObject) as { path: string; entry: YamlObject };
    if (isIgnoredByAnnotation(entry.manifest, finding.rule)) return;
    const { kind, metadata } = entry.manifest;
    const name = metadata.name ?? metadata.generateName ?? '';
    violations.push({ path, line: entry.lineOf(finding.field), object: { kind, name }, finding });
  };
  for (const { path, text } of files) {
    for (const document of readYaml(text)) {
      violations.push(...document.errors.map((error) => syntaxViolation(path, error)));
      for (const entry of objectsIn(document)) {
        const { manifest } = entry;
        const faults = untyped(entry);
        if (faults.length > 0) {
          violations.push(...faults.map((finding) => ({ path, line: entry.lineOf(finding.field), finding })));
          continue;
        }
        const apiObject = new ApiObject(chart, `${objects.length}`, { ...manifest, metadata: { name: 'object' } });
        Object.defineProperty(apiObject.node, 'path', { value: `${path}:${entry.lineOf('kind')}` });
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

function syntaxViolation(path: string, { message, line }: YamlDocument['errors'][number]): Violation {
  const finding = { rule: 'yaml/syntax', field: 'document', value: message, allowed: 'YAML', change: 'correct it' };
  return { path, line, finding };
}
