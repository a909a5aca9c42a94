// The CustomResourceDefinitions of the upstream releases, without what only people or release tools read.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

/** The files of each component, by release, the newest release first. */
const COMPONENTS = {
  serving: knative('knative-serving', '1-serving-crds.yaml'),
  eventing: knative('knative-eventing', '1-eventing-crds.yaml'),
  'in-memory-channel': knative('knative-eventing', '4-in-memory-channel.yaml'),
  kafka: source('eventing-kafka-controller.yaml'),
  github: source('github.yaml'),
  gitlab: source('gitlab.yaml'),
  rabbitmq: source('rabbitmq-source.yaml'),
  redis: source('redis-source.yaml'),
  ceph: source('ceph.yaml'),
  'tekton-pipelines': { '1.12.0': 'tekton-pipelines/1.12.0/release.yaml' },
  'tekton-triggers': { '0.36.0': 'tekton-triggers/0.36.0/release.yaml' },
};

function knative(folder, file) {
  return Object.fromEntries(['1.23.0', '1.22.1'].map((release) => [release, `${folder}/${release}/${file}`]));
}

function source(file) {
  return { '1.23.0': `eventing-sources/1.23/${file}` };
}

/** The CRDs of each component: `[component, [{ release, crds }]]`, the newest release first. */
export function readUpstream(folder) {
  return Object.entries(COMPONENTS).map(([component, files]) => [
    component,
    Object.entries(files).map(([release, file]) => ({ release, crds: crdsIn(join(folder, file)) })),
  ]);
}

function crdsIn(file) {
  return parseAllDocuments(readFileSync(file, 'utf8'), { version: '1.1', uniqueKeys: false })
    .map((document) => document.toJS({ maxAliasCount: -1 }))
    .filter((object) => object?.kind === 'CustomResourceDefinition')
    .map(({ apiVersion, kind, metadata, spec }) => ({
      apiVersion,
      kind,
      metadata: {
        name: metadata.name,
        ...optional('labels', without(metadata.labels, RELEASE_LABEL)),
        ...optional('annotations', without(metadata.annotations, TOOL_ANNOTATION)),
      },
      spec: withoutProse(spec),
    }));
}

const RELEASE_LABEL = /^(app\.kubernetes\.io\/version|(pipeline|triggers)\.tekton\.dev\/release|version)$/;
const TOOL_ANNOTATION = /^controller-gen\.kubebuilder\.io\/version$/;

function without(entries = {}, dropped) {
  return Object.fromEntries(Object.entries(entries).filter(([key]) => !dropped.test(key)));
}

function optional(key, entries) {
  return Object.keys(entries).length > 0 ? { [key]: entries } : {};
}

/** A copy without descriptions; a field that is itself called `description` stays. */
function withoutProse(value, isPropertyMap = false) {
  if (Array.isArray(value)) return value.map((item) => withoutProse(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, member]) => isPropertyMap || key !== 'description' || typeof member !== 'string')
      .map(([key, member]) => [key, withoutProse(member, key === 'properties' && !isPropertyMap)]),
  );
}
