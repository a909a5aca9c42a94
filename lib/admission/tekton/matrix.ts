import { isObject, type JsonObject, listOf } from '../json';
import type { Rule } from '../rule';
import { BETA, defaultsSetting } from './features';
import { isDefaulted, pipelineSpecsOf, pipelineTasksIn } from './specs';
import { decode, expressionsOf, typeOf } from './values';
import { looksLikeResult, resultIn } from './variables';

/** The setting that limits a matrix, and what holds without it. */
export const MAX_COMBINATIONS = defaultsSetting('default-max-matrix-combinations-count');
export const DEFAULT_MAX = 256;

/** A matrix makes no more runs than the platform allows, and no param that is given already. */
export const matrix: Rule = {
  id: 'tekton/matrix',
  check(manifest, report) {
    const tasks = pipelineTasksIn(manifest);
    if (!tasks.some(({ spec }) => isMatrixed(spec))) return;
    const setting = Number(report.setting(MAX_COMBINATIONS) ?? DEFAULT_MAX);
    for (const { path, spec } of tasks) {
      if (!isMatrixed(spec)) continue;
      report.needs(BETA, `${path}.matrix`);
      const count = countOf(spec.matrix);
      if (count > setting) {
        report.refuse(
          `${path}.matrix`,
          count,
          `at most ${setting} combinations`,
          'give fewer values, or split the task',
        );
      }
      const given = new Set(listOf(spec.params).map((param) => param?.name));
      const { params, include } = spec.matrix;
      for (const param of [...listOf(params), ...listOf(include).flatMap((each) => listOf(each?.params))]) {
        if (!given.has(param?.name)) continue;
        report.refuse(
          `${path}.params`,
          param?.name,
          'params that the matrix has not',
          'give the value in one of the two',
        );
      }
    }
  },
};

/** What a task with a matrix puts out is a list of strings, and is read as a whole. */
export const matrixResults: Rule = {
  id: 'tekton/matrix-results',
  check(manifest, report) {
    for (const pipeline of pipelineSpecsOf(manifest)) {
      if (!pipeline.tasks.some(({ spec }) => isMatrixed(spec))) continue;
      for (const isFinally of [false, true]) {
        const tasks = pipeline.tasks.filter((task) => task.isFinally === isFinally);
        const byName = new Map(tasks.map(({ spec }) => [spec.name as unknown, spec]));
        let last: readonly string[] = [];
        for (const { path, spec } of tasks) {
          for (const [i, param] of listOf(spec.params).entries()) {
            const results = expressionsOf(param?.value).filter(looksLikeResult);
            if (results.length === 0) continue;
            last = results.filter((expression) => isMatrixed(byName.get(expression.split('.')[1])));
            for (const expression of last) {
              if (expression.endsWith('[*]')) continue;
              const change = `its task has a matrix: take \`all\` of the result`;
              report.refuse(`${path}.params[${i}].value`, `$(${expression})`, '`[*]` at the end', change);
            }
          }
        }
        for (const result of last.map(resultIn)) {
          if (result === undefined) continue;
          const declared = listOf(specOf(byName, result.task)?.results).find(({ name }) => name === result.result);
          if (!isObject(declared)) continue;
          const type = isDefaulted(pipeline.path) ? typeOf(declared) : (declared.type ?? '');
          if (type === 'string') continue;
          const change = `results of '${result.task}' are collected, since it has a matrix`;
          report.refuse(`${pipeline.path}.tasks`, type, 'results of type `string`', change);
        }
      }
    }
  },
};

function specOf(tasks: ReadonlyMap<unknown, JsonObject>, name: string): JsonObject | undefined {
  const task = tasks.get(name);
  return isObject(task?.taskRef) ? tasks.get(task.taskRef.name)?.taskSpec : task?.taskSpec;
}

function isMatrixed(task: JsonObject | undefined): boolean {
  return listOf(task?.matrix?.params).length > 0 || listOf(task?.matrix?.include).length > 0;
}

/** How many runs a matrix makes; a list that isn't known counts as one value. */
export function countOf({ params, include }: JsonObject): number {
  const lists = new Map(listOf(params).map((param) => [param?.name, decode(param?.value).list]));
  if (lists.size === 0) return listOf(include).length;
  let count = listOf(params).reduce((product, param) => product * (decode(param?.value).list.length || 1), 1);
  for (const each of listOf(include)) {
    for (const param of listOf(each?.params)) {
      const list = lists.get(param?.name);
      if (list === undefined) continue;
      if (list.includes(decode(param?.value).text)) break;
      count++;
    }
  }
  return count;
}
