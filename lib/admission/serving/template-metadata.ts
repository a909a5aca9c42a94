import { parseGoFloat } from '../go-number';
import { objectOf } from '../json';
import { isDns1035Label, isDns1035Prefix } from '../names';
import { isQuantity } from '../quantity';
import type { Rule } from '../rule';
import { firstOf, revisionAnnotations } from './parts';

/** A revision that is named by hand carries the name of its Service or Configuration. */
export const revisionName: Rule = {
  id: 'serving/revision-name',
  check({ metadata, spec }, report) {
    const { name, generateName } = objectOf(objectOf(objectOf(spec).template).metadata);
    const parent = objectOf(metadata);
    if (typeof generateName === 'string' && generateName !== '' && !isDns1035Prefix(generateName)) {
      report.refuse(
        'spec.template.metadata.generateName',
        generateName,
        'lower-case letters, digits and `-`, beginning with a letter',
        'choose another prefix',
      );
    }
    if (typeof name !== 'string' || name === '') return;
    const field = 'spec.template.metadata.name';
    if (!isDns1035Label(name)) {
      const allowed = 'at most 63 lower-case letters, digits and `-`, ending with a letter or digit';
      report.refuse(field, name, allowed, 'choose another suffix');
    } else if (typeof parent.name === 'string' && parent.name !== '') {
      if (name.startsWith(`${parent.name}-`)) return;
      report.refuse(field, name, `a name that begins with \`${parent.name}-\``, `call it \`${parent.name}-${name}\``);
    } else if (typeof parent.generateName === 'string') {
      const allowed = 'no name, since the name of the object is generated';
      report.refuse(field, name, allowed, 'remove the name of the revision, or name the object');
    }
  },
};

const NETWORKING = 'networking.knative.dev';
const NETWORKING_KEYS = [
  'ingress-class',
  'ingress.class',
  'certificate-class',
  'certificate.class',
  'disable-external-domain-tls',
  'disable-auto-tls',
  'disableAutoTLS',
  'http-protocol',
  'httpOption',
].map((name) => `${NETWORKING}/${name}`);

/** Annotations of networking that are known. */
export const networkingAnnotations: Rule = {
  id: 'serving/networking-annotations',
  check(object, report) {
    const { annotations, field } = revisionAnnotations(object);
    for (const key in annotations) {
      const value = annotations[key];
      if (!key.startsWith(NETWORKING) || NETWORKING_KEYS.includes(key) || value === undefined) continue;
      report.refuse(`${field}["${key}"]`, value, `no key but ${NETWORKING_KEYS.join(', ')}`, 'correct the key');
    }
  },
};

const QUEUE_PROXY = 'queue.sidecar.serving.knative.dev';
const SHARE = [`${QUEUE_PROXY}/resource-percentage`, `${QUEUE_PROXY}/resourcePercentage`];
const AMOUNTS = ['cpu', 'memory', 'ephemeral-storage'].flatMap((resource) => [
  `${QUEUE_PROXY}/${resource}-resource-request`,
  `${QUEUE_PROXY}/${resource}-resource-limit`,
]);

/** Resources of the queue-proxy. */
export const queueProxyResources: Rule = {
  id: 'serving/queue-proxy-resources',
  check(object, report) {
    const { annotations, field } = revisionAnnotations(object);
    const share = firstOf(annotations, SHARE);
    const percent = share === undefined ? undefined : parseGoFloat(share.value);
    if (share !== undefined && (percent === undefined || percent < 0.1 || percent > 100)) {
      report.refuse(`${field}["${share.key}"]`, share.value, 'a number from 0.1 to 100', 'give a percentage');
    }
    for (const key of AMOUNTS) {
      const value = annotations[key];
      if (typeof value !== 'string' || isQuantity(value)) continue;
      report.refuse(`${field}["${key}"]`, value, 'an amount, such as `250m` or `64Mi`', 'give an amount');
    }
  },
};
