import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart, Yaml } from 'cdk8s';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { platform, serving } from '../../lib';
import type { Manifest } from '../../lib/admission/rule';
import { run } from '../cluster/shell';
import { buildJudge } from './judges';

const { EVENTING, SERVING, TRIGGERS } = platform.PlatformPart;

const objectsIn = (text: string): Manifest[] => parseAllDocuments(text).map((document) => document.toJS());
const byName = (objects: readonly Manifest[]) =>
  Object.fromEntries(
    objects.map((object) => [`${object.kind}/${object.metadata.namespace}/${object.metadata.name}`, object]),
  );

test.each([
  ['a whole one with sources', []],
  ['one without objects in the last stages', [EVENTING, SERVING, TRIGGERS]],
])('Of a platform that cdk8s has written, %s, each Kustomization of Flux takes its own stage', async (_, without) => {
  const outdir = mkdtempSync(join(tmpdir(), 'flux-'));
  const app = new App({ outdir });
  const gitOps = platform.GitOps.flux({ repository: 'clusters', path: './dist' });
  const declared = new platform.ServerlessPlatform(app, 'platform', { gitOps, without });
  if (declared.eventing) new platform.KafkaSources(declared, 'kafka');
  new serving.Service(new Chart(app, 'shop', { namespace: 'shop' }), 'orders', {
    image: 'registry.example.com/orders:1',
  });
  app.synth();

  const resources = readdirSync(outdir);
  const written = (stage: string) =>
    resources
      .filter((file) => file.startsWith(`platform-${stage}`))
      .flatMap((file) => objectsIn(readFileSync(join(outdir, file), 'utf8')));
  for (const { metadata, spec } of written('flux')) {
    // As Flux makes it for a folder that has none.
    writeFileSync(join(outdir, 'kustomization.yaml'), Yaml.stringify({ resources, patches: spec.patches }));
    const built = await run(await buildJudge('kustomize'), ['build', outdir]);
    const stage = metadata.name?.slice('platform-'.length) ?? '';
    expect(byName(objectsIn(built)), stage).toEqual(byName(written(stage)));
  }
  expect(written('flux')).toHaveLength(4);
  rmSync(outdir, { recursive: true });
});
