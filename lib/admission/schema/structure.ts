import { kindIndex, type SchemaComponent } from '../../schema/data';
import { schemaOf } from '../../schema/structure';
import type { Finding } from '../finding';
import type { Manifest } from '../rule';
import { type Check, checkOf } from './check';
import { Walk } from './walk';
import { wholeSeconds } from './whole-seconds';

/** What the API server and the decoding webhook say of an object's structure; nothing for kinds that aren't known. */
export function structuralFindings(object: Manifest): readonly Finding[] {
  const kind = knownKind(object.apiVersion, object.kind);
  if (kind.check === undefined) return NONE;
  const walk = new Walk(kind.isDecoded);
  kind.check(object, 0, walk);
  return walk.findings;
}

const NONE: readonly Finding[] = [];

interface KnownKind {
  readonly check?: Check;
  /** Whether a webhook is known to decode objects of the kind and to encode them anew. */
  readonly isDecoded: boolean;
}

/** By API version and kind: two lookups instead of a string made for each object. */
const kinds = new Map<string, Map<string, KnownKind>>();

function knownKind(apiVersion: string, kind: string): KnownKind {
  let ofVersion = kinds.get(apiVersion);
  if (ofVersion === undefined) {
    ofVersion = new Map();
    kinds.set(apiVersion, ofVersion);
  }
  let known = ofVersion.get(kind);
  if (known === undefined) {
    known = {
      check: checkOfKind(apiVersion, kind),
      isDecoded: DECODED.includes(kindIndex()[`${apiVersion}/${kind}`]),
    };
    ofVersion.set(kind, known);
  }
  return known;
}

/** The components whose webhooks are public. */
const DECODED: readonly SchemaComponent[] = [
  'serving',
  'eventing',
  'in-memory-channel',
  'tekton-pipelines',
  'tekton-triggers',
];

function checkOfKind(apiVersion: string, kind: string): Check | undefined {
  const schema = schemaOf(apiVersion, kind);
  if (schema !== undefined) return checkOf(schema);
  const group = apiVersion.split('/')[0];
  return WORKLOADS.includes(group) ? wholeSeconds : otherVersion(group, apiVersion, kind);
}

/** The groups of Kubernetes' own workloads. */
const WORKLOADS: readonly string[] = ['apps', 'batch'];

/** Refuses a kind of ours in a version that no release serves. */
function otherVersion(group: string, apiVersion: string, kind: string): Check | undefined {
  const served = Object.keys(kindIndex())
    .map((id) => id.split('/'))
    .filter(([ofGroup, , ofKind]) => ofGroup === group && ofKind === kind)
    .map(([ofGroup, version]) => `${ofGroup}/${version}`);
  if (served.length === 0) return undefined;
  return (_, depth, walk) => {
    walk.at[depth] = 'apiVersion';
    walk.refuse('version', depth + 1, apiVersion, served.join(', '), 'use a version that is served');
  };
}
