import { forEachStruct, isAbsent, listOf, objectOf } from '../json';
import type { Manifest, Rule } from '../rule';
import { isOpen, pipelineTasksIn } from './specs';
import { stepsIn } from './steps';

/** A param that is handed over has a value: without one, the webhook can't write the object down. */
export const missingValue: Rule = {
  id: 'tekton/missing-value',
  check(manifest, report) {
    forEachGiving(manifest, (giving, path) => {
      forEachStruct(objectOf(giving).params, ({ value }, i) => {
        if (value !== undefined && (value !== null || isOpen(path))) return;
        report.refuse(`${path}.params[${i}].value`, value, 'a text, a list or an object', 'give the param a `value`');
      });
    });
  },
};

/** Visits all that hands over params. */
function forEachGiving(manifest: Manifest, visit: (giving: unknown, path: string) => void): void {
  if (manifest.kind.endsWith('Run')) {
    const spec = objectOf(manifest.spec);
    visit(spec, 'spec');
    for (const reference of ['taskRef', 'pipelineRef', 'customRef']) visit(spec[reference], `spec.${reference}`);
  }
  for (const { path, spec } of stepsIn(manifest)) {
    visit(spec, path);
    visit(spec.ref, `${path}.ref`);
  }
  pipelineTasksIn(manifest).forEach(({ path, spec }) => {
    const { taskRef, pipelineRef, matrix } = spec;
    visit(spec, path);
    visit(taskRef, `${path}.taskRef`);
    visit(pipelineRef, `${path}.pipelineRef`);
    if (isAbsent(matrix)) return;
    visit(matrix, `${path}.matrix`);
    for (const [i, each] of listOf(matrix.include).entries()) visit(each, `${path}.matrix.include[${i}]`);
  });
}
