import { X509Certificate } from 'node:crypto';
import { isAbsent, isObject } from '../json';
import type { Report, Rule } from '../rule';
import { parseGoUrl } from './go-url';
import { checkReference, isEmpty, type ReferenceOptions } from './reference';
import { valuesAt } from './values-at';

/** A receiver of events is an object, a URI, or a path below an object's address. */
export function destination(path: string, options: ReferenceOptions = {}): Rule {
  return {
    id: 'eventing/destination',
    check(object, report) {
      const namespace = options.sameNamespace ? object.metadata.namespace : undefined;
      for (const { value, field } of valuesAt(object, path)) {
        if (isAbsent(value) ? options.required : isObject(value))
          checkDestination(value ?? {}, field, report, namespace);
      }
    },
  };
}

/** @param namespace the only namespace in which an object may be; undefined if any will do */
export function checkDestination(value: any, field: string, report: Report, namespace?: string): void {
  const { ref, uri, CACerts } = value;
  if (isAbsent(ref) && isAbsent(uri)) {
    report.refuse(field, value, '`ref` to an addressable object, or `uri`', 'give something that takes events');
  } else if (isAbsent(uri)) {
    if (isObject(ref)) checkReference(ref, `${field}.ref`, report, namespace);
  } else if (typeof uri === 'string') {
    checkUri(uri, isAbsent(ref), `${field}.uri`, report);
    if (typeof CACerts === 'string' && !isCertificate(CACerts)) {
      report.refuse(`${field}.CACerts`, CACerts, 'a certificate in PEM', 'give the text between BEGIN and END lines');
    }
  }
}

function checkUri(uri: string, isAlone: boolean, field: string, report: Report): void {
  const url = parseGoUrl(uri);
  if (url === undefined) {
    report.refuse(field, uri, 'a URI', 'mend the URI');
  } else if (isAlone && (url.scheme === '' || isEmpty(url.host))) {
    report.refuse(
      field,
      uri,
      'an absolute URI with a host, since there is no `ref`',
      'begin with `http://` or the like',
    );
  } else if (!isAlone && url.scheme !== '') {
    report.refuse(field, uri, 'a path below the address of `ref`', 'leave out scheme and host, or `ref`');
  }
}

/** Whether the first PEM block is a certificate. */
function isCertificate(text: string): boolean {
  const block = /^-----BEGIN ([^\n]*)-----\s*$[\s\S]*?^-----END \1-----/m.exec(text);
  if (block?.[1] !== 'CERTIFICATE') return false;
  try {
    return new X509Certificate(block[0]) !== undefined;
  } catch {
    return false;
  }
}
