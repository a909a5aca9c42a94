import { isAbsent, listOf } from '../json';
import { once, type Report, type Rule } from '../rule';
import { PARAM_ENUM } from './features';
import { isDefaulted, type Located, pipelineSpecsOf, pipelineTasksIn, taskSpecsOf } from './specs';
import { decode, type ParamSpec, paramSpecsOf } from './values';

const NAME = /^[_a-zA-Z][_a-zA-Z0-9.-]*$/;
const OBJECT_NAME = /^[_a-zA-Z][_a-zA-Z0-9-]*$/;
const TYPES: readonly unknown[] = ['string', 'array', 'object'];

/** Params have a type that their default and their keys agree with. */
export const paramType: Rule = {
  id: 'tekton/param-type',
  check(manifest, report) {
    for (const { path, params } of declarationsIn(manifest)) refuseTypes(params, path, report);
  },
};

/** A param is declared once, and its list of values is one. */
export const paramDeclaration: Rule = {
  id: 'tekton/param-declaration',
  check(manifest, report) {
    for (const { path, params } of declarationsIn(manifest)) {
      refuseDuplicates(params, path, report);
      if (manifest.kind !== 'StepAction') refuseEnums(params, path, report);
    }
  },
};

/** Names of params of tasks and actions; pipelines don't check theirs. */
export const paramName: Rule = {
  id: 'tekton/param-name',
  check(manifest, report) {
    for (const { path, params, isOfPipeline } of declarationsIn(manifest)) {
      if (!isOfPipeline) refuseNames(params, path, report);
    }
  },
};

/** A value is given once. */
export const paramValues: Rule = {
  id: 'tekton/param-values',
  check(manifest, report) {
    pipelineTasksIn(manifest).forEach(({ path, spec }) => {
      refuseRepeated(spec.params, `${path}.params`, report);
      if (isAbsent(spec.matrix)) return;
      const { params, include } = spec.matrix;
      refuseRepeated(params, `${path}.matrix.params`, report);
      for (const [i, each] of listOf(include).entries()) {
        refuseRepeated(each?.params, `${path}.matrix.include[${i}].params`, report);
      }
    });
    const { kind, spec } = manifest;
    if (kind !== 'TaskRun' && kind !== 'PipelineRun' && kind !== 'CustomRun') return;
    refuseRepeated(spec?.params, 'spec.params', report, (name) => name.toLowerCase());
  },
};

/** Refuses types that don't exist or don't agree. */
export function refuseTypes(params: readonly ParamSpec[], path: string, report: Report): void {
  for (const { name, type, properties, defaultType, json } of params) {
    const field = `${path}["${name}"]`;
    if (!TYPES.includes(type)) {
      report.refuse(`${field}.type`, type, '`string`, `array` or `object`', 'change the type');
    } else if (defaultType !== undefined && defaultType !== type) {
      report.refuse(`${field}.default`, json.default, `a value of type ${type}`, 'change the default or the type');
    } else if (Object.values(properties ?? {}).some((property) => !isString(property?.type, path))) {
      report.refuse(`${field}.properties`, properties, 'keys of type `string`', 'change the type of the key');
    }
  }
}

/** Refuses params that are declared twice. */
function refuseDuplicates(params: readonly ParamSpec[], path: string, report: Report): void {
  const seen = new Set<string>();
  for (const { name } of params) {
    if (seen.has(name)) report.refuse(path, name, 'each name once', `declare '${name}' once`);
    seen.add(name);
  }
}

/** Refuses names that variables can't have. */
export function refuseNames(params: readonly ParamSpec[], path: string, report: Report): void {
  for (const { name, type, properties } of params) {
    const isObjectParam = type === 'object';
    const allowed = `letters, digits, \`-\`${isObjectParam ? '' : ', dots'} and \`_\`, not led by a digit, a dot or \`-\``;
    if (!(isObjectParam ? OBJECT_NAME : NAME).test(name)) report.refuse(path, name, allowed, 'rename the param');
    if (!isObjectParam) continue;
    for (const key of Object.keys(properties ?? {})) {
      if (!OBJECT_NAME.test(key)) report.refuse(`${path}["${name}"].properties`, key, allowed, 'rename the key');
    }
  }
}

/** Refuses lists of values that aren't for the param, and says which flag they need. */
export function refuseEnums(params: readonly ParamSpec[], path: string, report: Report): void {
  for (const { name, type, json } of params) {
    const values = listOf(json.enum);
    if (values.length === 0) continue;
    const field = `${path}["${name}"].enum`;
    report.needs(PARAM_ENUM, field);
    if (type !== 'string') report.refuse(field, values, 'none but for params of type `string`', 'leave it out');
    if (new Set(values).size < values.length) report.refuse(field, values, 'each value once', 'remove the duplicate');
    const { text } = decode(json.default);
    if (!isAbsent(json.default) && text !== '' && !values.includes(text)) {
      report.refuse(`${path}["${name}"].default`, text, values.join(', '), 'choose one of these');
    }
  }
}

function refuseRepeated(values: unknown, path: string, report: Report, fold = (name: string) => name): void {
  if (listOf(values).length < 2) return;
  const seen = new Set<string>();
  listOf(values).forEach((value, i) => {
    const name = value?.name;
    if (typeof name !== 'string') return;
    if (seen.has(fold(name))) report.refuse(`${path}[${i}].name`, name, 'each name once', 'give the value once');
    seen.add(fold(name));
  });
}

/** The params that one spec of a manifest declares. */
interface Declaration {
  readonly path: string;
  readonly params: readonly ParamSpec[];
  readonly isOfPipeline: boolean;
}

const declarationsIn = once((manifest): Declaration[] => {
  const declarations: Declaration[] = [];
  const add = (located: Located, isOfPipeline: boolean) => {
    declarations.push({ path: `${located.path}.params`, params: paramSpecsOf(located), isOfPipeline });
  };
  for (const task of taskSpecsOf(manifest)) add(task, false);
  for (const pipeline of pipelineSpecsOf(manifest)) add(pipeline, true);
  if (manifest.kind === 'StepAction') add({ path: 'spec', spec: manifest.spec ?? {} }, false);
  return declarations;
});

function isString(type: unknown, path: string): boolean {
  return type === 'string' || ((isAbsent(type) || type === '') && isDefaulted(path));
}
