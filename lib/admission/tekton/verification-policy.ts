import { isGoPattern } from '../go-pattern';
import { isAbsent, isObject, listOf, objectOf } from '../json';
import type { Rule } from '../rule';

const KEYS = ['data', 'secretRef', 'kms'];
const HASHES = ['', 'sha224', 'sha256', 'sha384', 'sha512'];

/** A policy says which sources it is for, whose signatures count, and what follows if there is none. */
export const verificationPolicy: Rule = {
  id: 'tekton/verification-policy',
  check({ spec }, report) {
    const { resources, authorities, mode } = objectOf(spec);
    for (const [field, list] of Object.entries({ resources, authorities })) {
      if (listOf(list).length === 0 && (isAbsent(list) || Array.isArray(list))) {
        report.refuse(`spec.${field}`, list, 'at least one', `add one of the ${field}`);
      }
    }
    for (const [i, resource] of listOf(resources).entries()) {
      const { pattern } = objectOf(resource);
      if (typeof pattern !== 'string' || isGoPattern(pattern)) continue;
      report.refuse(`spec.resources[${i}].pattern`, pattern, 'a regular expression of Go', 'correct the pattern');
    }
    for (const [i, authority] of listOf(authorities).entries()) {
      const { key } = objectOf(authority);
      if (!isObject(key)) continue;
      const field = `spec.authorities[${i}].key`;
      const given = KEYS.filter((name) => !isAbsent(key[name]) && key[name] !== '');
      if (given.length !== 1)
        report.refuse(field, given, 'one of `data`, `secretRef` and `kms`', 'say where the key is');
      const { hashAlgorithm } = key;
      if (typeof hashAlgorithm !== 'string' || HASHES.includes(hashAlgorithm.toLowerCase())) continue;
      report.refuse(`${field}.hashAlgorithm`, hashAlgorithm, HASHES.slice(1).join(', '), 'choose one of these');
    }
    if (isAbsent(mode) || ['', 'enforce', 'warn'].includes(mode) || typeof mode !== 'string') return;
    report.refuse('spec.mode', mode, '`enforce` or `warn`', 'choose one of these');
  },
};
