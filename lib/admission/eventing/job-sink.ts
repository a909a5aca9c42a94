import { isAbsent, objectOf } from '../json';
import type { Rule } from '../rule';

/** A JobSink has a job. What the job may hold, the cluster finds out by trying. */
export const sinkJob: Rule = {
  id: 'eventing/job-sink',
  check(object, report) {
    const { job } = objectOf(object.spec);
    if (isAbsent(job)) report.refuse('spec.job', undefined, 'a job', 'say what runs for each event');
  },
};
