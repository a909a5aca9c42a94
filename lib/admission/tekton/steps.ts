import { isAbsent, isFilled, isObject, type JsonObject, listOf } from '../json';
import { once } from '../rule';
import { type Located, taskSpecsOf } from './specs';

/** The steps of a task with what its template says, as Tekton checks them. */
export function stepsOf({ path, spec }: Located): Located[] {
  const template = isObject(spec.stepTemplate) ? spec.stepTemplate : undefined;
  return listOf(spec.steps)
    .map((step, i) => ({ path: `${path}.steps[${i}]`, spec: template ? merge(template, step ?? {}) : (step ?? {}) }))
    .filter((step) => isObject(step.spec));
}

/** The steps of all tasks in a manifest. */
export const stepsIn = once((manifest) => taskSpecsOf(manifest).flatMap(stepsOf));

/** A text of a step, and where it stands. */
export interface Text {
  readonly field: string;
  readonly text: string;
  /** Whether the text is one of a list, so that a whole list can take its place. */
  readonly isElement: boolean;
}

/** The texts of a step, or of a StepAction, in which params may stand. */
export function textsOfStep({ path, spec }: Located): Text[] {
  const texts: Text[] = [];
  const add = (field: string, text: unknown, isElement = false) => {
    if (typeof text === 'string' && text.includes('$(')) texts.push({ field: `${path}.${field}`, text, isElement });
  };
  add('name', spec.name);
  add('image', spec.image);
  add('workingDir', spec.workingDir);
  add('script', spec.script);
  add('onError', spec.onError);
  for (const [i, text] of listOf(spec.command).entries()) add(`command[${i}]`, text, true);
  for (const [i, text] of listOf(spec.args).entries()) add(`args[${i}]`, text, true);
  for (const [i, variable] of listOf(spec.env).entries()) add(`env[${i}].value`, variable?.value);
  listOf(spec.volumeMounts).forEach((mount, i) => {
    add(`volumeMounts[${i}].name`, mount?.name);
    add(`volumeMounts[${i}].mountPath`, mount?.mountPath);
    add(`volumeMounts[${i}].subPath`, mount?.subPath);
  });
  return texts;
}

/** What a step says prevails; environment variables are merged by name, mounts by path. */
function merge(template: JsonObject, step: unknown): unknown {
  if (!isObject(step) || !isAbsent(step.ref)) return step;
  const merged: { [key: string]: unknown } = { ...step };
  for (const [key, value] of Object.entries(template)) {
    if (key === 'env' || key === 'volumeMounts') {
      const id = key === 'env' ? 'name' : 'mountPath';
      const own = new Set(listOf(step[key]).map((item) => item?.[id]));
      const added = listOf(value).filter((item) => !own.has(item?.[id]));
      if (added.length > 0) merged[key] = [...listOf(step[key]), ...added];
    } else if (!isFilled(step[key])) {
      merged[key] = value;
    }
  }
  return merged;
}
