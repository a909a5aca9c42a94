import { forEachStruct, isObject, isUnknown, type JsonObject, listOf, objectOf } from '../json';
import { once, type Report, type Rule } from '../rule';
import { refuseUnknown } from './param-use';
import { type Located, pipelineSpecsOf } from './specs';
import { decode, expressionsOf, textsOf } from './values';
import { expressionsIn, looksLikeResult, resultIn } from './variables';

/** Tasks run in an order: what they read or name exists and doesn't wait for them. */
export const taskOrder: Rule = {
  id: 'tekton/task-order',
  check(manifest, report) {
    flowsIn(manifest).forEach(({ path, tasks, names }) => {
      const before = new Map<unknown, ReadonlySet<string>>();
      for (const task of tasks) {
        const dependencies = dependenciesOf(task);
        before.set(task.spec.name, dependencies);
        for (const name of dependencies) {
          if (names.has(name)) continue;
          const allowed = `a task of the pipeline: ${[...names].join(', ')}`;
          report.refuse(task.path, name, allowed, `'${task.spec.name}' reads or runs after it`);
        }
      }
      const cycle = cycleIn(before);
      if (cycle === undefined) return;
      report.refuse(`${path}.tasks`, cycle.join(' → '), 'no cycle', 'take one dependency away');
    });
  },
};

/** How tasks ended is known to finally tasks alone. */
export const executionStatus: Rule = {
  id: 'tekton/execution-status',
  check(manifest, report) {
    flowsIn(manifest).forEach(({ tasks, finallyTasks, names }) => {
      forEachStatus(tasks, (field, expression) => {
        const change = 'read it in a finally task, or read a result instead';
        report.refuse(field, `$(${expression})`, 'no status of tasks outside of `finally`', change);
      });
      forEachStatus(finallyTasks, (field, expression) => {
        const name = expression.replace(/^tasks\.|\.(status|reason)$/g, '');
        if (expression === 'tasks.status' || names.has(name)) return;
        report.refuse(field, `$(${expression})`, `a task: ${[...names].join(', ')}`, 'correct the name');
      });
    });
  },
};

function forEachStatus(tasks: readonly Reader[], visit: (field: string, expression: string) => void): void {
  for (const { reads } of tasks) {
    reads.forEach(({ field, expressions }) => {
      const statuses = expressions.filter((expression) => /^tasks\.(.*\.(status|reason)|status)$/.test(expression));
      if (statuses.length === 0 || expressions.some(looksLikeResult)) return;
      for (const expression of statuses) visit(field, expression);
    });
  }
}

/** Finally tasks run at once: they have no order, and read results only of the tasks before. */
export const finallyTasks: Rule = {
  id: 'tekton/finally',
  check(manifest, report) {
    flowsIn(manifest).forEach(({ finallyTasks, names, finallyNames }) => {
      for (const { path, spec, reads } of finallyTasks) {
        const { runAfter } = spec;
        if (listOf(runAfter).length > 0) {
          report.refuse(`${path}.runAfter`, runAfter, 'none in `finally`', 'remove it: all others have ended');
        }
        for (const { field, expressions } of reads) {
          for (const result of expressions.map(resultIn)) {
            if (result === undefined || (names.has(result.task) && !finallyNames.has(result.task))) continue;
            const change = finallyNames.has(result.task)
              ? `'${result.task}' is a finally task, and these run at once`
              : `there is no task '${result.task}'`;
            report.refuse(field, result.task, `a task: ${[...names].join(', ')}`, change);
          }
        }
      }
    });
  },
};

/** Params name only what Tekton knows of a run. Of each list of tasks, the last one is checked. */
export const pipelineContext: Rule = {
  id: 'tekton/pipeline-context',
  check(manifest, report) {
    pipelineSpecsOf(manifest).forEach(({ path, spec }) => {
      refuseContext(listOf(spec.tasks), `${path}.tasks`, report);
      refuseContext(listOf(spec.finally), `${path}.finally`, report);
    });
  },
};

function refuseContext(tasks: readonly unknown[], path: string, report: Report): void {
  const last = tasks[tasks.length - 1];
  if (!isObject(last)) return;
  for (const param of paramsOf(last)) {
    textsOf(param?.value).forEach((text) => {
      if (!text.includes('$(context')) return;
      const located = { field: `${path}[${tasks.length - 1}].params`, text, isElement: false };
      refuseUnknown(located, 'context\\.pipelineRun', PIPELINE_RUN, report);
      refuseUnknown(located, 'context\\.pipeline', PIPELINE, report);
      refuseUnknown(located, 'context\\.pipelineTask', PIPELINE_TASK, report);
    });
  }
}

const PIPELINE_RUN = new Set(['name', 'namespace', 'uid']);
const PIPELINE = new Set(['name']);
const PIPELINE_TASK = new Set(['retries']);

/** Results of a pipeline are made of results of its tasks. */
export const pipelineResults: Rule = {
  id: 'tekton/pipeline-results',
  check(manifest, report) {
    flowsIn(manifest).forEach((flow) => {
      forEachStruct(flow.spec.results, ({ value }, i) => {
        const results = expressionsOf(value).filter(looksLikeResult);
        const parts = [value, ...listOf(value), ...Object.values(objectOf(value))];
        // What isn't known yet may be a result.
        if (results.length === 0 && parts.some(isUnknown)) return;
        if (results.length === 0 || results.some((expression) => resultIn(expression) === undefined)) {
          const change = 'give it the `value` of a result of a task';
          report.refuse(`${flow.path}.results[${i}].value`, value, 'results of tasks', change);
        } else if (!namesTasks(decode(value).text, flow)) {
          const allowed = 'a text that begins with a result, and names tasks of the pipeline';
          report.refuse(`${flow.path}.results[${i}].value`, value, allowed, 'correct the expression');
        }
      });
    });
  },
};

function namesTasks(text: string, { names, finallyNames }: Flow): boolean {
  return text
    .split('$')
    .filter((part) => part !== '')
    .every((part) => {
      const expression = `$${part}`.replace(/^\$\(/, '').replace(/\)$/, '');
      const result = resultIn(expression);
      if (result === undefined) return false;
      return (expression.startsWith('tasks') ? names : finallyNames).has(result.task);
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

/** The expressions at one place of a task. */
interface Read {
  readonly field: string;
  readonly expressions: readonly string[];
}

/** A task with what it reads in its params and conditions, by place. */
interface Reader extends Located {
  readonly reads: readonly Read[];
}

/** A pipeline, and what its tasks read of each other. */
interface Flow {
  readonly path: string;
  readonly spec: JsonObject;
  readonly tasks: readonly Reader[];
  readonly finallyTasks: readonly Reader[];
  readonly names: ReadonlySet<unknown>;
  readonly finallyNames: ReadonlySet<unknown>;
}

const flowsIn = once((manifest) =>
  pipelineSpecsOf(manifest).map(({ path, spec, tasks: all }): Flow => {
    const tasks: Reader[] = [];
    const finallyTasks: Reader[] = [];
    for (const task of all) (task.isFinally ? finallyTasks : tasks).push(readerOf(task));
    return { path, spec, tasks, finallyTasks, names: namesOf(spec.tasks), finallyNames: namesOf(spec.finally) };
  }),
);

function readerOf({ path, spec }: Located): Reader {
  const reads: Read[] = [];
  listOf(spec.params).forEach((param, i) => {
    const expressions = expressionsOf(param?.value);
    if (expressions.length > 0) reads.push({ field: `${path}.params[${i}].value`, expressions });
  });
  listOf(spec.when).forEach((when, i) => {
    const expressions: string[] = [];
    for (const text of [when?.input, when?.cel, ...listOf(when?.values)]) expressions.push(...expressionsIn(text));
    if (expressions.length > 0) reads.push({ field: `${path}.when[${i}]`, expressions });
  });
  return { path, spec, reads };
}

/** Names of the tasks whose results a task reads, and of those that it runs after. */
function dependenciesOf({ spec, reads }: Reader): ReadonlySet<string> {
  const { taskSpec, runAfter, matrix } = spec;
  const names = new Set<string>();
  const read = (expressions: readonly string[]) => {
    for (const expression of expressions) {
      const result = resultIn(expression);
      if (result !== undefined) names.add(result.task);
    }
  };
  for (const { expressions } of reads) read(expressions);
  for (const param of paramsOf({ matrix })) read(expressionsOf(param?.value));
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
  const waiting = new Map(before);
  const blocking = (name: unknown) => [...(before.get(name) ?? [])].find((other) => waiting.has(other));
  for (let count = -1; count !== waiting.size; ) {
    count = waiting.size;
    for (const name of waiting.keys()) if (blocking(name) === undefined) waiting.delete(name);
  }
  if (waiting.size === 0) return undefined;
  const trail: unknown[] = [];
  let [name]: Iterable<unknown> = waiting.keys();
  for (; !trail.includes(name); name = blocking(name)) trail.push(name);
  return [...trail.slice(trail.indexOf(name)), name];
}

function namesOf(tasks: unknown): Set<unknown> {
  return new Set(listOf(tasks).map((task) => task?.name));
}
