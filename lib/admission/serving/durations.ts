import { parseGoDuration } from '../go-duration';
import type { JsonObject } from '../json';
import { objectOf } from '../json';
import type { Report, Rule } from '../rule';
import { firstOf, revisionAnnotations } from './parts';

/** How long a rollout may take: whole seconds. */
export const rolloutDuration: Rule = {
  id: 'serving/rollout-duration',
  check({ metadata }, report) {
    const keys = ['serving.knative.dev/rollout-duration', 'serving.knative.dev/rolloutDuration'];
    checkWholeSeconds(objectOf(metadata?.annotations), 'metadata.annotations', keys, report);
  },
};

/** How long a revision may take to become ready: whole seconds. */
export const progressDeadline: Rule = {
  id: 'serving/progress-deadline',
  check(object, report) {
    const { annotations, field } = revisionAnnotations(object);
    checkWholeSeconds(annotations, field, ['serving.knative.dev/progress-deadline'], report);
  },
};

function checkWholeSeconds(annotations: JsonObject, field: string, keys: readonly string[], report: Report): void {
  const found = firstOf(annotations, keys);
  if (found === undefined || found.value === '') return;
  const seconds = parseGoDuration(found.value);
  if (seconds !== undefined && seconds >= 0 && Number.isInteger(seconds)) return;
  report.refuse(`${field}["${found.key}"]`, found.value, 'whole seconds, such as `90s` or `2m`', 'give a duration');
}
