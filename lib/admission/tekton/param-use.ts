import { isAbsent, isObject, type JsonObject, listOf, objectOf } from '../json';
import type { Report, Rule } from '../rule';
import { refuseEnums, refuseNames, refuseTypes } from './params';
import { type Located, type LocatedPipeline, pipelineSpecsOf, taskSpecsOf } from './specs';
import { stepsOf, type Text, textsOfStep } from './steps';
import { decode, type ParamSpec, paramSpecsOf } from './values';
import { variablesIn, withoutIndex } from './variables';

const CHANGE = 'declare it, or correct the expression';

/** What steps read is declared: in the task, in its pipeline, or by the values that a run gives. */
export const stepParams: Rule = {
  id: 'tekton/step-params',
  check(manifest, report) {
    const { kind, spec } = manifest;
    const root = { path: 'spec', spec: objectOf(spec) };
    if (kind === 'Task') refuseUndeclared(stepsOf(root), paramSpecsOf(root), report);
    if (kind === 'StepAction') refuseUndeclared([actionOf(spec)], paramSpecsOf(root), report);
    if (kind === 'TaskRun' && isObject(spec?.taskSpec)) checkTaskRun(spec, report);
    const pipeline = pipelineSpecsOf(manifest)[0];
    if (pipeline === undefined) return;
    if (kind === 'PipelineRun') checkPipelineRun(listOf(spec.params), pipeline, report);
    if (kind !== 'Pipeline') return;
    pipeline.tasks.forEach((task) => {
      if (!isObject(task.spec.taskSpec)) return;
      const taskSpec = taskSpecOf(task);
      refuseUndeclared(stepsOf(taskSpec), [...paramSpecsOf(taskSpec), ...paramSpecsOf(pipeline)], report);
    });
  },
};

/** A list takes the place of a whole element of a command or arguments, and of no text. */
export const arrayParams: Rule = {
  id: 'tekton/array-param',
  check(manifest, report) {
    for (const located of taskSpecsOf(manifest)) refuseArrays(stepsOf(located), paramSpecsOf(located), report);
    if (manifest.kind !== 'StepAction') return;
    const { spec } = manifest;
    refuseArrays([actionOf(spec)], paramSpecsOf({ path: 'spec', spec: objectOf(spec) }), report);
  },
};

/** A pipeline's own params are declared where its tasks use them, and used as their types allow. */
export const pipelineParams: Rule = {
  id: 'tekton/pipeline-params',
  check(manifest, report) {
    if (manifest.kind !== 'Pipeline') return;
    const pipeline = pipelineSpecsOf(manifest)[0];
    const declared = declarationOf(paramSpecsOf(pipeline));
    pipeline.tasks.forEach((task) => {
      refusePipelineTaskUse(task, declared, report);
    });
  },
};

function checkTaskRun(spec: JsonObject, report: Report): void {
  const given = new Map<string, ParamSpec>();
  for (const param of listOf(spec.params)) addValue(given, param);
  const taskSpec = { path: 'spec.taskSpec', spec: spec.taskSpec };
  for (const param of paramSpecsOf(taskSpec)) combine(given, param, 'spec.taskSpec.params', report);
  if (listOf(spec.taskSpec.steps).length === 0) return;
  checkPropagated(stepsOf(taskSpec), [...given.values()], report);
}

function checkPipelineRun(values: readonly unknown[], pipeline: LocatedPipeline, report: Report): void {
  const given = new Map<string, ParamSpec>();
  for (const value of values) addValue(given, value);
  for (const param of paramSpecsOf(pipeline)) combine(given, param, 'spec.pipelineSpec.params', report);
  const tasks = pipeline.tasks.filter(({ isFinally }) => !isFinally);
  for (const task of tasks) {
    for (const param of listOf(task.spec.params)) addTaskValue(given, param);
    for (const param of paramSpecsOf(taskSpecOf(task))) combine(given, param, `${task.path}.taskSpec.params`, report);
  }
  const params = [...given.values()];
  for (const taskSpec of tasks.map(taskSpecOf)) {
    if (listOf(taskSpec.spec.steps).length > 0) checkPropagated(stepsOf(taskSpec), params, report);
  }
  if (tasks.length === 0) return;
  refuseTypes(params, 'spec.params', report);
  refuseEnums(params, 'spec.params', report);
  const declared = declarationOf(params);
  for (const task of tasks) refusePipelineTaskUse(task, declared, report);
}

function checkPropagated(steps: readonly Located[], params: readonly ParamSpec[], report: Report): void {
  refuseTypes(params, 'spec.params', report);
  refuseNames(params, 'spec.params', report);
  refuseEnums(params, 'spec.params', report);
  refuseArrays(steps, params, report);
  refuseUndeclared(steps, params, report);
}

/** A param as the value that is given for it says. */
function addValue(given: Map<string, ParamSpec>, param: unknown): void {
  if (!isObject(param)) return;
  const name = param.name ?? '';
  if (typeof name !== 'string') return;
  const { type, map } = decode(param.value);
  const properties = type === 'object' ? propertiesOf(map) : undefined;
  given.set(name, {
    name,
    type,
    properties,
    hasDefault: true,
    defaultType: type,
    json: { default: param.value },
  });
}

function addTaskValue(given: Map<string, ParamSpec>, param: unknown): void {
  if (!isObject(param) || typeof param.name !== 'string') return;
  const known = given.get(param.name);
  if (known === undefined) {
    addValue(given, param);
    return;
  }
  const { type, map } = decode(param.value);
  if (type === 'object') given.set(param.name, { ...known, properties: { ...known.properties, ...propertiesOf(map) } });
}

/** A param that is declared, together with the value that is given for it. */
function combine(given: Map<string, ParamSpec>, param: ParamSpec, path: string, report: Report): void {
  const known = given.get(param.name);
  if (known === undefined) {
    given.set(param.name, param);
  } else if (param.defaultType === 'object' || known.type === 'object') {
    if (param.properties === undefined) refuseMissingProperties(param, path, report);
    else if (known.type === 'object') given.set(param.name, { ...known, properties: param.properties });
  }
}

function propertiesOf(map: JsonObject): JsonObject {
  return Object.fromEntries(Object.keys(map).map((key) => [key, { type: 'string' }]));
}

function refuseMissingProperties({ name }: ParamSpec, path: string, report: Report): void {
  report.refuse(`${path}["${name}"].properties`, undefined, 'the keys of the object', 'declare its keys');
}

function refuseUndeclared(steps: readonly Located[], params: readonly ParamSpec[], report: Report): void {
  const names = new Set(params.map(({ name }) => name));
  const objects = params.filter(({ type }) => type === 'object');
  for (const param of objects) if (param.properties === undefined) refuseMissingProperties(param, 'params', report);
  for (const text of steps.flatMap(textsOfStep)) {
    refuseUnknown(text, 'params', names, report);
    for (const { name, properties } of objects) {
      refuseUnknown(text, `params\\.${name}`, new Set(Object.keys(properties ?? {})), report);
    }
    if (!isOnError(text)) refuseWholeObjects(text, objects, report);
  }
}

function refuseArrays(steps: readonly Located[], params: readonly ParamSpec[], report: Report): void {
  const arrays = new Set(params.filter(({ type }) => type === 'array').map(({ name }) => name));
  for (const text of steps.flatMap(textsOfStep)) {
    if (isOnError(text)) continue;
    if (text.isElement) refuseUnlessIsolated(text, arrays, report);
    else refuseLists(text, arrays, report);
  }
}

/** Params by what their types allow. */
interface Declaration {
  readonly names: ReadonlySet<string>;
  readonly arrays: ReadonlySet<string>;
  readonly objects: readonly ParamSpec[];
}

function declarationOf(params: readonly ParamSpec[]): Declaration {
  return {
    names: new Set(params.map(({ name }) => name)),
    arrays: new Set(params.filter(({ type }) => type === 'array').map(({ name }) => name)),
    objects: params.filter(({ type }) => type === 'object'),
  };
}

function refusePipelineTaskUse({ path, spec }: Located, declared: Declaration, report: Report): void {
  const { names, arrays, objects } = declared;
  const check = (field: string, text: unknown, isElement: boolean) => {
    if (typeof text !== 'string' || !text.includes('$(params')) return;
    const located = { field, text, isElement };
    refuseUnknown(located, 'params', names, report);
    for (const { name, properties } of objects) {
      refuseUnknown(located, `params\\.${name}`, new Set(Object.keys(properties ?? {})), report);
    }
    refuseWholeObjects(located, objects, report);
    if (arrays.size === 0) return;
    if (isElement) refuseUnlessIsolated(located, arrays, report);
    else refuseLists(located, arrays, report);
  };
  listOf(spec.params).forEach((param, i) => {
    const field = `${path}.params[${i}].value`;
    const { type, text, list, map } = decode(param?.value);
    if (type === 'string') {
      const whole = WHOLE.test(text);
      if (whole) refuseUnknown({ field, text, isElement: false }, 'params', names, report);
      else check(field, text, false);
    }
    list.forEach((element, j) => {
      check(`${field}[${j}]`, element, true);
    });
    for (const key in map) check(`${field}.${key}`, map[key], false);
  });
  const { params: matrixParams, include } = objectOf(spec.matrix);
  listOf(include).forEach((each, i) => {
    listOf(each?.params).forEach((param, j) => {
      check(`${path}.matrix.include[${i}].params[${j}].value`, decode(param?.value).text, false);
    });
  });
  listOf(matrixParams).forEach((param, i) => {
    decode(param?.value).list.forEach((element, j) => {
      check(`${path}.matrix.params[${i}].value[${j}]`, element, true);
    });
  });
  listOf(spec.when).forEach((when, i) => {
    check(`${path}.when[${i}].input`, when?.input, false);
    listOf(when?.values).forEach((value, j) => {
      const isArray =
        arrays.size > 0 &&
        typeof value === 'string' &&
        arrays.has(value.replace(/^\$\(params\./, '').replace(/\[\*]\)$/, ''));
      check(`${path}.when[${i}].values[${j}]`, value, isArray);
    });
  });
}

const WHOLE = /^\$\(params(?:\.[_a-zA-Z0-9.-]+\[\*\]|\["[_a-zA-Z0-9.-]+\[\*\]"\]|\['[_a-zA-Z0-9.-]+\[\*\]'\])\)$/;

/** Refuses variables of a prefix that aren't among the names. */
export function refuseUnknown({ field, text }: Text, prefix: string, names: ReadonlySet<string>, report: Report): void {
  const { names: given, isTooDeep } = variablesIn(text, prefix);
  if (isTooDeep) {
    refuseDepth(field, text, prefix, report);
    return;
  }
  const unknown = given.find((name) => !names.has(withoutIndex(name)));
  if (unknown === undefined) return;
  const allowed = names.size === 0 ? `no variable of \`${prefix}\`` : [...names].join(', ');
  report.refuse(field, text, allowed.replace('\\', ''), `'${withoutIndex(unknown)}' isn't there: ${CHANGE}`);
}

function refuseDepth(field: string, text: string, prefix: string, report: Report): void {
  report.refuse(field, text, `at most two parts after \`${prefix}\``, 'put names with dots in brackets: `["a.b"]`');
}

function refuseWholeObjects({ field, text }: Text, objects: readonly ParamSpec[], report: Report): void {
  if (objects.length === 0) return;
  const names = new Set(objects.map(({ name }) => name));
  const whole = variablesIn(text, 'params').entire.find((name) => names.has(name.replace(/\[\*]$/, '')));
  if (whole === undefined) return;
  report.refuse(field, text, 'one key of the object', `name a key: \`$(params.${whole.replace(/\[\*]$/, '')}.…)\``);
}

function refuseLists(text: Text, arrays: ReadonlySet<string>, report: Report): void {
  const list = listIn(text, arrays, report);
  if (list === undefined) return;
  const change = `'${list}' is a list: name one element of it, such as \`[0]\``;
  report.refuse(text.field, text.text, 'a string', change);
}

function refuseUnlessIsolated(text: Text, arrays: ReadonlySet<string>, report: Report): void {
  const list = listIn(text, arrays, report);
  if (list === undefined || text.text.length === variablesIn(text.text, 'params').first.length) return;
  report.refuse(text.field, text.text, 'the list alone', `'${list}' is a list: give it an element of its own`);
}

/** The first list that a text names; undefined if it names none, or can't be read. */
function listIn({ field, text }: Text, arrays: ReadonlySet<string>, report: Report): string | undefined {
  const { names, isTooDeep } = variablesIn(text, 'params');
  if (isTooDeep) refuseDepth(field, text, 'params', report);
  return isTooDeep ? undefined : names.map((name) => name.replace(/\[\*]$/, '')).find((name) => arrays.has(name));
}

function isOnError({ field }: Text): boolean {
  return field.endsWith('.onError');
}

function taskSpecOf({ path, spec }: Located): Located {
  return { path: `${path}.taskSpec`, spec: objectOf(spec.taskSpec) };
}

/** A StepAction takes params in fewer fields than a step. */
function actionOf(spec: unknown): Located {
  const { image, script, command, args, env, volumeMounts } = objectOf(spec);
  const mounts = listOf(volumeMounts).map((mount) => ({ name: mount?.name }));
  return {
    path: 'spec',
    spec: { image, script, command, args, env, volumeMounts: isAbsent(volumeMounts) ? [] : mounts },
  };
}
