import { forEachStruct, isAbsent, type JsonObject, listOf } from '../json';
import type { Report, Rule } from '../rule';
import { faultOfCel } from './cel';
import { CEL } from './features';
import { type Located, pipelineTasksIn } from './specs';
import { stepsIn } from './steps';

/** A condition compares an input with values, or is an expression in CEL. */
export const when: Rule = {
  id: 'tekton/when',
  check(manifest, report) {
    const check = ({ path, spec }: Located) => {
      forEachStruct(spec.when, (condition, i) => {
        refuseCondition(condition, `${path}.when[${i}]`, report);
      });
    };
    stepsIn(manifest).forEach(check);
    pipelineTasksIn(manifest).forEach(check);
  },
};

function refuseCondition(condition: JsonObject, field: string, report: Report): void {
  const { input, operator, values, cel } = condition;
  const isSet = (value: unknown) => !isAbsent(value) && value !== '';
  if (isSet(cel)) {
    report.needs(CEL, `${field}.cel`);
    if (isSet(input) || isSet(operator) || listOf(values).length > 0) {
      report.refuse(field, condition, 'either `cel` or `input`, `operator` and `values`', 'remove one of the two');
    }
    const fault = typeof cel === 'string' ? faultOfCel(cel) : undefined;
    if (fault === undefined) return;
    const allowed = "an expression in CEL, with variables in quotes: `'$(params.x)' == 'y'`";
    report.refuse(`${field}.cel`, cel, allowed, `mend it: ${fault}`);
  } else if (operator !== 'in' && operator !== 'notin') {
    report.refuse(`${field}.operator`, operator, '`in` or `notin`', 'choose one of these');
  } else if (listOf(values).length === 0 && (isAbsent(values) || Array.isArray(values))) {
    report.refuse(`${field}.values`, values, 'at least one value', 'name the values');
  }
}
