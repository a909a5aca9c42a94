import { isAbsent, objectOf } from '../json';
import type { Rule } from '../rule';
import { valuesAt } from './values-at';

const RESTARTS = ['OnFailure', 'Never'];

/** A JobSink has a job whose pods end. What else the job may hold, the cluster finds out by trying. */
export const sinkJob: Rule = {
  id: 'eventing/job-sink',
  check(object, report) {
    if (isAbsent(objectOf(object.spec).job)) {
      report.refuse('spec.job', undefined, 'a job', 'say what runs for each event');
      return;
    }
    for (const { value, field } of valuesAt(object, 'spec.job.spec.template.spec.restartPolicy')) {
      if (RESTARTS.includes(value) || !(isAbsent(value) || typeof value === 'string')) continue;
      report.refuse(field, value, '`OnFailure` or `Never`', 'say whether containers that fail are started again');
    }
  },
};
