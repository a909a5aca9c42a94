import { forEachStruct, isObject, type JsonObject, listOf } from '../json';
import { type Manifest, once, type Rule } from '../rule';
import { refuseUnknown } from './param-use';
import { type LocatedTask, pipelineSpecsOf, pipelineTasksIn } from './specs';
import { decode, textsOf } from './values';
import { expressionsIn, looksLikeResult, resultIn } from './variables';

/** Tasks run in an order: what they read or name exists and doesn't wait for them. */
export const taskOrder: Rule = {
  id: 'tekton/task-order',
  check(manifest, report) {
    for (const pipeline of pipelineSpecsOf(manifest)) {
      const names = namesOf(pipeline.spec.tasks);
      const before = new Map<unknown, ReadonlySet<string>>();
      for (const task of pipeline.tasks) {
        if (task.isFinally) continue;
        const dependencies = dependenciesOf(task, manifest);
        before.set(task.spec.name, dependencies);
        for (const name of dependencies) {
          if (names.has(name)) continue;
          const allowed = `a task of the pipeline: ${[...names].join(', ')}`;
          report.refuse(task.path, name, allowed, `'${task.spec.name}' reads or runs after it`);
        }
      }
      const cycle = cycleIn(before);
      if (cycle === undefined) continue;
      report.refuse(`${pipeline.path}.tasks`, cycle.join(' → '), 'no cycle', 'take one dependency away');
    }
  },
};

/** How tasks ended is known to finally tasks alone. */
export const executionStatus: Rule = {
  id: 'tekton/execution-status',
  check(manifest, report) {
    for (const pipeline of pipelineSpecsOf(manifest)) {
      const names = namesOf(pipeline.spec.tasks);
      for (const task of pipeline.tasks) {
        for (const { field, expressions } of readsOf(task, manifest)) {
          if (expressions.some(looksLikeResult)) continue;
          for (const expression of expressions) {
            if (!/^tasks\.(.*\.(status|reason)|status)$/.test(expression)) continue;
            if (!task.isFinally) {
              const change = 'read it in a finally task, or read a result instead';
              report.refuse(field, `$(${expression})`, 'no status of tasks outside of `finally`', change);
            } else if (
              expression !== 'tasks.status' &&
              !names.has(expression.replace(/^tasks\.|\.(status|reason)$/g, ''))
            ) {
              report.refuse(field, `$(${expression})`, `a task: ${[...names].join(', ')}`, 'correct the name');
            }
          }
        }
      }
    }
  },
};

/** Finally tasks run at once: they have no order, and read results only of the tasks before. */
export const finallyTasks: Rule = {
  id: 'tekton/finally',
  check(manifest, report) {
    for (const pipeline of pipelineSpecsOf(manifest)) {
      const names = namesOf(pipeline.spec.tasks);
      const others = namesOf(pipeline.spec.finally);
      for (const task of pipeline.tasks) {
        if (!task.isFinally) continue;
        const { runAfter } = task.spec;
        if (listOf(runAfter).length > 0) {
          report.refuse(`${task.path}.runAfter`, runAfter, 'none in `finally`', 'remove it: all others have ended');
        }
        for (const { field, expressions } of readsOf(task, manifest)) {
          for (const result of expressions.map(resultIn)) {
            if (result === undefined || (names.has(result.task) && !others.has(result.task))) continue;
            const change = others.has(result.task)
              ? `'${result.task}' is a finally task, and these run at once`
              : `there is no task '${result.task}'`;
            report.refuse(field, result.task, `a task: ${[...names].join(', ')}`, change);
          }
        }
      }
    }
  },
};

/** Params name only what Tekton knows of a run. Of each list of tasks, the last one is checked. */
export const pipelineContext: Rule = {
  id: 'tekton/pipeline-context',
  check(manifest, report) {
    for (const { path, spec } of pipelineSpecsOf(manifest)) {
      for (const section of ['tasks', 'finally']) {
        const tasks = listOf(spec[section]);
        const last = tasks[tasks.length - 1];
        if (!isObject(last)) continue;
        for (const text of paramsOf(last).flatMap((param) => textsOf(param?.value))) {
          if (!text.includes('$(context')) continue;
          const located = { field: `${path}.${section}[${tasks.length - 1}].params`, text, isElement: false };
          refuseUnknown(located, 'context\\.pipelineRun', PIPELINE_RUN, report);
          refuseUnknown(located, 'context\\.pipeline', PIPELINE, report);
          refuseUnknown(located, 'context\\.pipelineTask', PIPELINE_TASK, report);
        }
      }
    }
  },
};

const PIPELINE_RUN = new Set(['name', 'namespace', 'uid']);
const PIPELINE = new Set(['name']);
const PIPELINE_TASK = new Set(['retries']);

/** Results of a pipeline are made of results of its tasks. */
export const pipelineResults: Rule = {
  id: 'tekton/pipeline-results',
  check(manifest, report) {
    for (const { path, spec } of pipelineSpecsOf(manifest)) {
      const names = { tasks: namesOf(spec.tasks), finally: namesOf(spec.finally) };
      forEachStruct(spec.results, (result, i) => {
        const field = `${path}.results[${i}].value`;
        const expressions = textsOf(result.value).flatMap(expressionsIn);
        const results = expressions.filter(looksLikeResult);
        if (results.length === 0 || results.some((expression) => resultIn(expression) === undefined)) {
          report.refuse(field, result.value, 'results of tasks', 'give it the `value` of a result of a task');
        } else if (!namesTasks(decode(result.value).text, names)) {
          const allowed = 'a text that begins with a result, and names tasks of the pipeline';
          report.refuse(field, result.value, allowed, 'correct the expression');
        }
      });
    }
  },
};

function namesTasks(text: string, names: { tasks: ReadonlySet<unknown>; finally: ReadonlySet<unknown> }): boolean {
  return text
    .split('$')
    .filter((part) => part !== '')
    .every((part) => {
      const expression = `$${part}`.replace(/^\$\(/, '').replace(/\)$/, '');
      const result = resultIn(expression);
      if (result === undefined) return false;
      if (expression.startsWith('tasks')) return names.tasks.has(result.task);
      return names.finally.has(result.task);
    });
}

/** All params that a task of a pipeline gets, from its matrix too. */
function paramsOf({ params, matrix }: JsonObject): readonly JsonObject[] {
  if (matrix === undefined) return listOf(params);
  return [
    ...listOf(params),
    ...listOf(matrix?.params),
    ...listOf(matrix?.include).flatMap((each) => listOf(each?.params)),
  ];
}

interface Read {
  readonly field: string;
  readonly expressions: readonly string[];
}

/** What each task of a manifest's pipelines reads in its params and conditions, by place. */
const readsIn = once((manifest) => {
  const reads = new Map<LocatedTask, Read[]>();
  for (const task of pipelineTasksIn(manifest)) {
    const { path, spec } = task;
    const found: Read[] = [];
    const add = (field: string, texts: readonly unknown[]) => {
      const expressions = texts.flatMap(expressionsIn);
      if (expressions.length > 0) found.push({ field, expressions });
    };
    listOf(spec.params).forEach((param, i) => {
      add(`${path}.params[${i}].value`, textsOf(param?.value));
    });
    listOf(spec.when).forEach((when, i) => {
      add(`${path}.when[${i}]`, [when?.input, when?.cel, ...listOf(when?.values)]);
    });
    reads.set(task, found);
  }
  return reads;
});

function readsOf(task: LocatedTask, manifest: Manifest): readonly Read[] {
  return readsIn(manifest).get(task) ?? [];
}

/** Names of the tasks whose results a task reads, and of those that it runs after. */
function dependenciesOf(task: LocatedTask, manifest: Manifest): ReadonlySet<string> {
  const { taskSpec, runAfter, matrix } = task.spec;
  const names = new Set<string>();
  const read = (expressions: readonly string[]) => {
    for (const expression of expressions) {
      const result = resultIn(expression);
      if (result !== undefined) names.add(result.task);
    }
  };
  for (const { expressions } of readsOf(task, manifest)) read(expressions);
  for (const param of paramsOf({ matrix })) read(textsOf(param?.value).flatMap(expressionsIn));
  for (const container of [...listOf(taskSpec?.steps), ...listOf(taskSpec?.sidecars)]) {
    read(textsOfContainer(container).flatMap(expressionsIn));
  }
  // Go reads null as an empty name.
  for (const name of listOf(runAfter)) if (name === null || typeof name === 'string') names.add(name ?? '');
  return names;
}

function textsOfContainer(container: unknown): unknown[] {
  if (!isObject(container)) return [];
  const { name, image, imagePullPolicy, script, workingDir, command, args, env } = container;
  const variables = listOf(env).flatMap((variable) => {
    const { secretKeyRef, configMapKeyRef } = variable?.valueFrom ?? {};
    return [variable?.value, secretKeyRef?.key, secretKeyRef?.name, configMapKeyRef?.key, configMapKeyRef?.name];
  });
  return [name, image, imagePullPolicy, script, workingDir, ...listOf(command), ...listOf(args), ...variables];
}

/** Tasks that wait for each other in a circle; undefined if none do. */
function cycleIn(before: ReadonlyMap<unknown, ReadonlySet<string>>): unknown[] | undefined {
  const done = new Set<unknown>();
  for (const start of before.keys()) {
    const trail: unknown[] = [start];
    const pending: Iterator<string>[] = [(before.get(start) as ReadonlySet<string>).values()];
    while (pending.length > 0 && !done.has(start)) {
      const { value: next, done: isExhausted } = pending[pending.length - 1].next();
      if (isExhausted) {
        done.add(trail.pop());
        pending.pop();
      } else if (trail.includes(next)) {
        return [...trail.slice(trail.indexOf(next)), next];
      } else if (!done.has(next) && before.has(next)) {
        trail.push(next);
        pending.push((before.get(next) as ReadonlySet<string>).values());
      }
    }
  }
  return undefined;
}

function namesOf(tasks: unknown): Set<unknown> {
  return new Set(listOf(tasks).map((task) => task?.name));
}
