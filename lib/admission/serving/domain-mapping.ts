import { isAbsent, isObject, objectOf } from '../json';
import { isFullyQualifiedDomainName } from '../names';
import type { Rule } from '../rule';

/** The name of a DomainMapping is the domain. */
export const mappedDomain: Rule = {
  id: 'serving/mapped-domain',
  check({ metadata }, report) {
    const { name, generateName } = objectOf(metadata);
    if (typeof generateName === 'string' && generateName !== '') {
      report.refuse(
        'metadata.generateName',
        generateName,
        'nothing, since the name is the domain',
        'give `metadata.name`',
      );
    }
    if (typeof name !== 'string') return;
    if (!isFullyQualifiedDomainName(name)) {
      const allowed = 'a domain of at least two parts, such as `orders.example.com`, in lower case';
      report.refuse('metadata.name', name, allowed, 'name a domain');
    } else if (name.endsWith(`.${report.clusterDomain}`)) {
      const allowed = `a domain outside of \`${report.clusterDomain}\``;
      report.refuse('metadata.name', name, allowed, 'leave domains of the cluster to it');
    }
  },
};

/** What the domain leads to is a whole reference, and in the same namespace. */
export const mappedReference: Rule = {
  id: 'serving/mapped-reference',
  check({ metadata, spec }, report) {
    const ref = objectOf(spec).ref;
    if (!(isAbsent(spec) || isObject(spec)) || !(isAbsent(ref) || isObject(ref))) return;
    for (const key of ['name', 'kind', 'apiVersion']) {
      const value = ref?.[key];
      if (!isAbsent(value) && value !== '') continue;
      report.refuse(`spec.ref.${key}`, value, `the \`${key}\` of what the domain leads to`, 'give it');
    }
    if (typeof ref?.group === 'string' && ref.group !== '') {
      report.refuse('spec.ref.group', ref.group, 'nothing', 'give `apiVersion` in its place');
    }
    const { namespace } = objectOf(metadata);
    const given = ref?.namespace;
    if (typeof namespace !== 'string' || typeof given !== 'string' || given === '' || given === namespace) return;
    report.refuse(
      'spec.ref.namespace',
      given,
      `${namespace}, the namespace of the mapping`,
      'map the domain where its target is',
    );
  },
};
