import type { Rule } from '../rule';

const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const RANDOM_SUFFIX = 'abcde';
const MAX_GENERATED_BASE = 58;

/** Kinds of Triggers have shorter names than the cluster's other custom resources. */
export const objectName: Rule = {
  id: 'triggers/object-name',
  check({ metadata: { name, generateName } }, report) {
    const isGenerated = name === undefined && typeof generateName === 'string';
    const effective = isGenerated ? generateName.slice(0, MAX_GENERATED_BASE) + RANDOM_SUFFIX : name;
    if (typeof effective !== 'string' || (effective.length <= 63 && SUBDOMAIN.test(effective))) return;
    report.refuse(
      isGenerated ? 'metadata.generateName' : 'metadata.name',
      isGenerated ? generateName : name,
      'at most 63 lower-case letters, digits, `-` and `.`, beginning and ending with a letter or digit',
      'choose another name',
    );
  },
};
