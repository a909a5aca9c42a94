import { isAbsent, listOf, objectOf } from './json';
import { isDns1123Subdomain, isLabelValue, isQualifiedName } from './names';
import type { Rule } from './rule';

const MAX_ANNOTATIONS = 256 * 1024;
const MAX_NAME = 253;

/** What the API server asks of the metadata of any object, but for the form of its name. */
export const objectMetadata: Rule = {
  id: 'kubernetes/object-metadata',
  check({ metadata }, report) {
    const { name, generateName, labels, annotations, ownerReferences } = objectOf(metadata);
    if ((isAbsent(name) || name === '') && (isAbsent(generateName) || generateName === '')) {
      report.refuse('metadata.name', name, 'a name, or a prefix in `generateName`', 'name the object');
    }
    if (typeof generateName === 'string' && generateName.length > MAX_NAME) {
      report.refuse('metadata.generateName', generateName, `at most ${MAX_NAME} characters`, 'shorten it');
    }
    const key = 'letters, digits, `-`, `_` and `.`, at most 63, perhaps after a DNS name and `/`';
    for (const [label, value] of Object.entries(objectOf(labels))) {
      const field = `metadata.labels["${label}"]`;
      if (!isQualifiedName(label)) report.refuse(field, value, `as key: ${key}`, 'correct the key');
      if (typeof value !== 'string' || isLabelValue(value)) continue;
      report.refuse(field, value, 'at most 63 letters, digits, `-`, `_` and `.`', 'use an annotation for other texts');
    }
    let size = 0;
    for (const [annotation, value] of Object.entries(objectOf(annotations))) {
      size += annotation.length + (typeof value === 'string' ? value.length : 0);
      if (isQualifiedName(annotation.toLowerCase())) continue;
      report.refuse(`metadata.annotations["${annotation}"]`, value, `as key: ${key}`, 'correct the key');
    }
    if (size > MAX_ANNOTATIONS) {
      report.refuse('metadata.annotations', size, `${MAX_ANNOTATIONS} bytes in all`, 'keep large texts in a ConfigMap');
    }
    for (const [i, owner] of listOf(ownerReferences).entries()) {
      for (const part of ['apiVersion', 'kind', 'name', 'uid']) {
        const value = objectOf(owner)[part];
        if (!isAbsent(value) && value !== '') continue;
        report.refuse(`metadata.ownerReferences[${i}].${part}`, value, `the owner's ${part}`, 'give it');
      }
    }
  },
};

const RANDOM_SUFFIX = 'abcde';
const MAX_GENERATED_BASE = 58;

/** The name that an object has or, if it is to be generated, one like it; undefined if nothing is known. */
export function nameLike(metadata: unknown): { field: string; given: string; name: string } | undefined {
  const { name, generateName } = objectOf(metadata);
  if (typeof name === 'string' && name !== '') return { field: 'metadata.name', given: name, name };
  if (!(isAbsent(name) || name === '') || typeof generateName !== 'string' || generateName === '') return undefined;
  const generated = generateName.slice(0, MAX_GENERATED_BASE) + RANDOM_SUFFIX;
  return { field: 'metadata.generateName', given: generateName, name: generated };
}

/** Names of objects whose kind asks no more of them. */
export const objectName: Rule = {
  id: 'kubernetes/object-name',
  check({ metadata }, report) {
    const found = nameLike(metadata);
    if (found === undefined || isDns1123Subdomain(found.name)) return;
    const allowed = 'lower-case letters, digits, `-` and `.`, beginning and ending with a letter or digit';
    report.refuse(found.field, found.given, allowed, 'choose another name');
  },
};
