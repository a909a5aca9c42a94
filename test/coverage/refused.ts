import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../lib/admission/rule';
import type { Schema } from '../../lib/schema/schema';
import { schemaOf } from '../../lib/schema/structure';

/** What a webhook refuses whatever its value, though a Go type has it: no manifest can hold it. */
export interface Refusal {
  readonly kind: string;
  readonly path: string;
  /** The rule that refuses it too. */
  readonly rule: string;
}

/** Lines `KIND PATH # RULE`; `{a,b}` stands for a line each. */
export const refusals: readonly Refusal[] = readFileSync(join(__dirname, 'refused.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .flatMap(expand)
  .map((line) => {
    const [, kind, path, rule] = /^(\S+) (\S+) # (\S+)$/.exec(line) ?? [];
    if (rule === undefined) throw new Error(`refused.txt: '${line}' is not of the form KIND PATH # RULE`);
    return { kind, path, rule };
  });

function expand(line: string): string[] {
  const braces = /\{([^}]*)\}/.exec(line);
  if (braces === null) return [line];
  return braces[1].split(',').flatMap((part) => expand(line.replace(braces[0], part)));
}

/** A copy of a manifest with some value where a refusal says, and where that is. */
export function withRefused(manifest: Manifest, { path }: Refusal): { manifest: Manifest; field: string } {
  const schema = schemaOf(manifest.apiVersion, manifest.kind) ?? {};
  const copy = structuredClone(manifest);
  const steps = path.replaceAll('[]', '.0').split('.');
  let [at, known]: [any, Schema] = [copy, schema];
  for (const [i, step] of steps.entries()) {
    known = (step === '0' ? known.items : known.properties?.[step]) ?? {};
    if (i === steps.length - 1) at[step] = sampleOf(known);
    else at[step] ??= steps[i + 1] === '0' ? [] : {};
    at = at[step];
  }
  return { manifest: copy, field: path.replaceAll('[]', '[0]') };
}

function sampleOf(schema: Schema): unknown {
  if (schema.properties) {
    const [field, child] = Object.entries(schema.properties)[0];
    return { [field]: sampleOf(child) };
  }
  if (schema.items) return [sampleOf(schema.items)];
  if (typeof schema.additionalProperties === 'object') return { a: sampleOf(schema.additionalProperties) };
  if (schema.type === 'boolean') return true;
  return schema.type === 'integer' ? 1 : 'a';
}
