import type { Rule } from '../rule';

const MAX_LENGTH = 60;

/** The Service and the Deployment of a listener are called `el-` and its name, which is at most 63 characters. */
export const listenerName: Rule = {
  id: 'triggers/listener-name',
  check({ metadata: { name } }, report) {
    if (typeof name !== 'string' || name.length <= MAX_LENGTH) return;
    report.refuse('metadata.name', name, `at most ${MAX_LENGTH} characters`, 'shorten the name');
  },
};
