import { forEachStruct, isAbsent, listOf, objectOf } from '../json';
import type { Manifest, Rule } from '../rule';
import { isOpen, pipelineTasksIn } from './specs';
import { stepsIn } from './steps';

/** A param that is handed over has a value: without one, the webhook can't write the object down. */
export const missingValue: Rule = {
  id: 'tekton/missing-value',
  check(manifest, report) {
    forEachGiven(manifest, (path, params) => {
      forEachStruct(params, ({ value }, i) => {
        if (isOpen(path) ? value !== undefined : !isAbsent(value)) return;
        report.refuse(`${path}[${i}].value`, value, 'a text, a list or an object', 'give the param a `value`');
      });
    });
  },
};

/** Visits each list of params that are handed over. */
function forEachGiven(manifest: Manifest, visit: (path: string, params: unknown) => void): void {
  const spec = objectOf(manifest.spec);
  if (manifest.kind.endsWith('Run')) {
    visit('spec.params', spec.params);
    for (const reference of ['taskRef', 'pipelineRef', 'customRef']) {
      visit(`spec.${reference}.params`, objectOf(spec[reference]).params);
    }
  }
  for (const step of stepsIn(manifest)) {
    visit(`${step.path}.params`, step.spec.params);
    visit(`${step.path}.ref.params`, objectOf(step.spec.ref).params);
  }
  for (const { path, spec: task } of pipelineTasksIn(manifest)) {
    visit(`${path}.params`, task.params);
    for (const reference of ['taskRef', 'pipelineRef']) {
      visit(`${path}.${reference}.params`, objectOf(task[reference]).params);
    }
    if (isAbsent(task.matrix)) continue;
    const { params, include } = objectOf(task.matrix);
    visit(`${path}.matrix.params`, params);
    listOf(include).forEach((each, i) => {
      visit(`${path}.matrix.include[${i}].params`, objectOf(each).params);
    });
  }
}
