import { kindIndex } from '../../schema/data';
import { schemaOf } from '../../schema/structure';
import type { Finding } from '../finding';
import type { Manifest } from '../rule';
import { type Check, checkOf } from './check';
import { Walk } from './walk';

/** What the API server and the decoding webhook say of an object's structure; nothing for kinds that aren't known. */
export function structuralFindings(object: Manifest): readonly Finding[] {
  const check = checkOfKind(object.apiVersion, object.kind);
  if (check === undefined) return NONE;
  const walk = new Walk();
  check(object, 0, walk);
  return walk.findings;
}

const NONE: readonly Finding[] = [];

/** By API version and kind: two lookups instead of a string made for each object. */
const checks = new Map<string, Map<string, Check | undefined>>();

function checkOfKind(apiVersion: string, kind: string): Check | undefined {
  let ofVersion = checks.get(apiVersion);
  if (ofVersion === undefined) {
    ofVersion = new Map();
    checks.set(apiVersion, ofVersion);
  }
  if (!ofVersion.has(kind)) {
    const schema = schemaOf(apiVersion, kind);
    ofVersion.set(kind, schema === undefined ? otherVersion(apiVersion, kind) : checkOf(schema));
  }
  return ofVersion.get(kind);
}

/** Refuses a kind of ours in a version that no release serves. */
function otherVersion(apiVersion: string, kind: string): Check | undefined {
  const group = apiVersion.split('/')[0];
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
