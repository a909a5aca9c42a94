// Writes `lib/schema/data` from the upstream releases. Run by `npm run schema`, wherever the releases' files are at hand.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SharedNodes } from './share.mjs';
import { readUpstream } from './upstream.mjs';

const upstream = process.argv[2] ?? '../shared/upstream';
const target = 'lib/schema/data';

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const index = {};
for (const [component, releases] of readUpstream(upstream)) {
  const { nodes, crds } = pack(releases);
  writeFileSync(join(target, `${component}.json`), `{"nodes":${lines(nodes)},"crds":${lines(crds)}}\n`);
  for (const { crd } of crds) {
    for (const { name } of crd.spec.versions) index[`${crd.spec.group}/${name}/${crd.spec.names.kind}`] = component;
  }
}
writeFileSync(join(target, 'index.json'), `${JSON.stringify(index, null, 1)}\n`);

/** The CRDs of a component, each with the releases that have it, and the nodes that they share. */
function pack(releases) {
  const shared = new SharedNodes();
  const crds = new Map();
  for (const { release, crds: found } of releases) {
    for (const crd of found) {
      const packed = mapVersions(crd, (schema) => shared.add(schema));
      const text = JSON.stringify(packed);
      if (!crds.has(text)) crds.set(text, { releases: [], crd: mapVersions(packed, (id) => shared.use(id)) });
      crds.get(text).releases.push(release);
    }
  }
  const { table, place } = shared.finish();
  const written = [...crds.values()].map(({ releases, crd }) => ({ releases, crd: mapVersions(crd, place) }));
  return { nodes: table, crds: written };
}

/** A copy of a CRD with the schema of each version replaced. */
function mapVersions(crd, replace) {
  const versions = crd.spec.versions.map((version) => ({
    ...version,
    schema: { ...version.schema, openAPIV3Schema: replace(version.schema.openAPIV3Schema) },
  }));
  return { ...crd, spec: { ...crd.spec, versions } };
}

/** One element a line, so that a new release shows as the lines that it changes. */
function lines(elements) {
  return `[\n${elements.map((element) => JSON.stringify(element)).join(',\n')}\n]`;
}
