import type { Rule } from '../rule';
import { servingSetting } from './features';
import { podSpecOf } from './parts';

/** How long a request may take; the time to its first byte and idle times have no bounds. */
export const requestTimeout: Rule = {
  id: 'serving/request-timeout',
  check(object, report) {
    const { spec, field } = podSpecOf(object);
    const { timeoutSeconds } = spec;
    if (typeof timeoutSeconds !== 'number') return;
    const max = Number(report.setting(servingSetting('config-defaults', 'max-revision-timeout-seconds')) ?? 600);
    if (timeoutSeconds >= 0 && timeoutSeconds <= max) return;
    report.refuse(
      `${field}.timeoutSeconds`,
      timeoutSeconds,
      `0 to ${max} seconds`,
      'shorten it, or raise `max-revision-timeout-seconds` of the platform',
    );
  },
};

/** How many requests a pod may have at once. */
export const concurrencyLimit: Rule = {
  id: 'serving/concurrency-limit',
  check(object, report) {
    const { spec, field } = podSpecOf(object);
    const { containerConcurrency } = spec;
    if (typeof containerConcurrency !== 'number') return;
    const max = Number(report.setting(servingSetting('config-defaults', 'container-concurrency-max-limit')) ?? 1000);
    const zero = report.setting(servingSetting('config-defaults', 'allow-container-concurrency-zero')) ?? 'true';
    const min = /^(1|t|true)$/i.test(zero) ? 0 : 1;
    if (containerConcurrency >= min && containerConcurrency <= max) return;
    report.refuse(
      `${field}.containerConcurrency`,
      containerConcurrency,
      `${min} to ${max} requests`,
      'give another limit, or raise `container-concurrency-max-limit` of the platform',
    );
  },
};
