import { isAbsent, listOf, objectOf, structsOf } from '../json';
import type { Manifest, Rule } from '../rule';
import { isOpen, pipelineSpecsOf, pipelineTasksOf, taskSpecsOf } from './specs';
import { stepsOf } from './steps';

/** A param that is handed over has a value: without one, the webhook can't write the object down. */
export const missingValue: Rule = {
  id: 'tekton/missing-value',
  check(manifest, report) {
    for (const [path, params] of givenParams(manifest)) {
      for (const [i, { value }] of structsOf(params)) {
        if (isOpen(path) ? value !== undefined : !isAbsent(value)) continue;
        report.refuse(`${path}[${i}].value`, value, 'a text, a list or an object', 'give the param a `value`');
      }
    }
  },
};

function* givenParams(manifest: Manifest): Generator<[path: string, params: unknown]> {
  const spec = objectOf(manifest.spec);
  if (manifest.kind.endsWith('Run')) {
    yield ['spec.params', spec.params];
    for (const reference of ['taskRef', 'pipelineRef', 'customRef']) {
      yield [`spec.${reference}.params`, objectOf(spec[reference]).params];
    }
  }
  for (const step of taskSpecsOf(manifest).flatMap(stepsOf)) {
    yield [`${step.path}.params`, step.spec.params];
    yield [`${step.path}.ref.params`, objectOf(step.spec.ref).params];
  }
  for (const { path, spec: task } of pipelineSpecsOf(manifest).flatMap(pipelineTasksOf)) {
    yield [`${path}.params`, task.params];
    for (const reference of ['taskRef', 'pipelineRef']) {
      yield [`${path}.${reference}.params`, objectOf(task[reference]).params];
    }
    const { params, include } = objectOf(task.matrix);
    yield [`${path}.matrix.params`, params];
    for (const [i, each] of listOf(include).entries()) {
      yield [`${path}.matrix.include[${i}].params`, objectOf(each).params];
    }
  }
}
