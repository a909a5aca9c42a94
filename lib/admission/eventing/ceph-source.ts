import { isAbsent, objectOf } from '../json';
import type { Rule } from '../rule';

/** The port of a CephSource is a number, as text. */
export const cephPort: Rule = {
  id: 'eventing/ceph-port',
  check(object, report) {
    const { port } = objectOf(object.spec);
    if (!isAbsent(port) && typeof port !== 'string') return;
    if (/^\d+$/.test(port ?? '') && Number(port) <= 65535) return;
    report.refuse('spec.port', port, '0 to 65535', 'give the port that takes notifications');
  },
};
