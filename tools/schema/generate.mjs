// Writes `lib/schema/data` from the upstream releases: `npm run schema [-- FOLDER]`, where FOLDER holds their manifests.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SharedNodes } from './share.mjs';
import { Structures } from './structure.mjs';
import { readUpstream } from './upstream.mjs';

const target = 'lib/schema/data';
const upstream = readUpstream(process.argv[2] ?? '../shared/upstream');
const goTypes = execFileSync('go', ['run', '.'], { cwd: 'tools/schema/types', maxBuffer: 2 ** 24 });
const structures = new Structures(JSON.parse(goTypes));

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const index = {};
for (const [component, releases] of upstream) {
  const { nodes, crds, kinds } = pack(component, releases);
  write(component, `{"nodes":${lines(nodes)},"crds":${lines(crds)},"kinds":${entries(kinds)}}`);
  for (const kind of Object.keys(kinds)) index[kind] = component;
}
write('index', entries(index));
const types = [...structures.referred].sort().map((name) => {
  const { always, nulls, omitted, ...type } = structures.types[name];
  return [name, type];
});
write('types', entries(Object.fromEntries(types)));

/** The CRDs of a component, each with its releases, the structure of each kind, and the nodes that all of them share. */
function pack(component, releases) {
  const shared = new SharedNodes();
  const kinds = {};
  for (const { group, kind, name, schema } of servedKinds(releases[0].crds)) {
    const id = `${group}/${name}/${kind}`;
    kinds[id] = shared.use(shared.add(structures.of(component, id, schema)));
  }
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
  return {
    kinds: Object.fromEntries(Object.entries(kinds).map(([kind, id]) => [kind, place(id)])),
    crds: [...crds.values()].map(({ releases, crd }) => ({ releases, crd: mapVersions(crd, place) })),
    nodes: table,
  };
}

function servedKinds(crds) {
  return crds.flatMap(({ spec: { group, names, versions } }) =>
    versions
      .filter(({ served }) => served)
      .map(({ name, schema }) => ({ group, kind: names.kind, name, schema: schema.openAPIV3Schema })),
  );
}

/** A copy of a CRD with the schema of each version replaced. */
function mapVersions(crd, replace) {
  const versions = crd.spec.versions.map((version) => ({
    ...version,
    schema: { ...version.schema, openAPIV3Schema: replace(version.schema.openAPIV3Schema) },
  }));
  return { ...crd, spec: { ...crd.spec, versions } };
}

function write(name, text) {
  writeFileSync(join(target, `${name}.json`), `${text}\n`);
}

/** One element a line, so that a new release shows as the lines that it changes. */
function lines(elements) {
  return `[\n${elements.map((element) => JSON.stringify(element)).join(',\n')}\n]`;
}

function entries(object) {
  const fields = Object.entries(object).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
  return `{\n${fields.join(',\n')}\n}`;
}
