import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chart, Testing } from 'cdk8s';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { isObject } from '../../lib/admission/json';
import type { Manifest } from '../../lib/admission/rule';
import { type PlatformSettings, upstream } from '../admission/oracle';

const SAMPLES = join(__dirname, '../../../shared/samples');

/**
 * A test for each sample: the program renders the same objects as the sample, compared as the cluster would store them,
 * which is after upstream's own decoding and defaulting. Where the samples aren't there, that is printed.
 *
 * @param folder of the samples, such as `knative-docs`
 * @param programs by the path of the sample; each declares its objects in a chart without a namespace
 * @param settings of the platform that the samples rely on, such as feature flags
 */
export function compareSamples(
  folder: string,
  programs: { readonly [path: string]: (chart: Chart) => void },
  settings: PlatformSettings = {},
): void {
  const missing = !existsSync(join(SAMPLES, folder));
  if (missing) console.log(`not run: the comparison with ${folder}, since there is no folder ${SAMPLES}`);
  test.skipIf(missing).each(Object.entries(programs))('%s', async (path, declare) => {
    const documents = parseAllDocuments(readFileSync(join(SAMPLES, folder, path), 'utf8'), { merge: true });
    const originals = documents.map((document) => document.toJS()).filter((object) => object !== null);
    expect(await meaningOf(render(declare), settings)).toEqual(await meaningOf(originals, settings));
  });
}

function render(declare: (chart: Chart) => void): Manifest[] {
  const chart = new Chart(Testing.app(), 'sample');
  declare(chart);
  return Testing.synth(chart);
}

/** The objects as the cluster would store them, by what identifies them. */
async function meaningOf(objects: readonly Manifest[], settings: PlatformSettings): Promise<object> {
  const known = objects.filter(upstream.knows);
  const verdicts = await upstream.verdicts(known, settings);
  const stored = new Map(known.map((object, i) => [object, verdicts[i]]));
  return Object.fromEntries(
    objects.map((object) => {
      const verdict = stored.get(object);
      if (verdict !== undefined) expect(verdict.errors, `${object.kind} ${object.metadata.name}`).toEqual([]);
      const { apiVersion, kind, metadata } = object;
      const { status: _, ...rest } = verdict?.object ?? object;
      return [
        [apiVersion, kind, metadata.namespace ?? 'default', metadata.name ?? metadata.generateName].join(' '),
        withoutEmpty({ ...rest, metadata: { ...rest.metadata, namespace: undefined } }),
      ];
    }),
  );
}

/**
 * Empty objects and lists mean the same as nothing, wherever a sample has one; nulls too. Values of Tekton's params have
 * names and no order, and a workspace of a pipeline is the one of the same name if none is named.
 */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map((item) => withoutEmpty(item) ?? item);
  if (!isObject(value)) return value ?? undefined;
  const entries = Object.entries(value)
    .filter(([key, field]) => key !== 'workspace' || field !== value.name)
    .map(([key, field]) => [key, withoutEmpty(inOneForm(key, field))])
    .filter(([, field]) => field !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** The order of params means nothing, and annotations hold numbers as texts, in which `20.0` is `20`. */
function inOneForm(key: string, field: unknown): unknown {
  if (key === 'params' && Array.isArray(field)) return [...field].sort((a, b) => (a.name < b.name ? -1 : 1));
  if (key !== 'annotations' || !isObject(field)) return field;
  const plain = (text: string) => (/^\d+(\.\d+)?$/.test(text) ? `${Number(text)}` : text);
  return Object.fromEntries(Object.entries(field).map(([name, text]) => [name, plain(text)]));
}
