import { isObject, type JsonObject, listOf, objectOf } from '../json';
import type { Manifest } from '../rule';
import { describedTaskOf, type Located, type LocatedPipeline, pipelineSpecsOf, taskSpecsOf } from '../tekton/specs';
import { stepsOf, textsOfStep } from '../tekton/steps';
import { textsOf, typeOf } from '../tekton/values';
import { expressionsIn, resultIn } from '../tekton/variables';
import { namesOf, type Refuse, type SpecIndex, type TektonObject } from './tekton-objects';

/**
 * What steps and tasks read is there, and of the type in which they read it. Tekton would leave the expression as it
 * stands, or find the fault when the task is to begin. Only what the app itself declares is checked.
 */
export function refuseReads({ manifest, refuse }: TektonObject, specs: SpecIndex): void {
  for (const task of taskSpecsOf(manifest)) refuseStepReads(task, manifest, specs, refuse);
  for (const pipeline of pipelineSpecsOf(manifest)) refuseTaskReads(pipeline, manifest, specs, refuse);
  const { taskSpec, workspaces } = objectOf(manifest.spec);
  if (manifest.kind === 'Task') refuseTaskWorkspaces({ path: 'spec', spec: objectOf(manifest.spec) }, [], refuse);
  if (manifest.kind !== 'TaskRun' || !isObject(taskSpec)) return;
  refuseTaskWorkspaces({ path: 'spec.taskSpec', spec: taskSpec }, namesOf(workspaces), refuse);
}

const NAME = `(?:\\.([\\w-]+)|\\["([^"]+)"\\]|\\['([^']+)'\\])`;
const WORKSPACE = /\$\(workspaces(?:\.([\w.-]+)|(\[[^\]]*\]))\.(?:path|bound|claim|volume)\)/g;
const RESULT = new RegExp(`\\$\\(results${NAME}\\.path\\)`, 'g');
const OWN_RESULT = new RegExp(`\\$\\(step\\.results${NAME}\\.path\\)`, 'g');
const EXIT_CODE = /\$\(steps\.([^()]*)\.exitCode\.path\)/g;
const STEP_RESULT = /\$\(steps\.([\w-]+)\.results\.([\w-]+)/g;
/** What looks like a result that is read, and which Tekton leaves as it stands. */
const IN_BRACKETS = /\$\((?:tasks|finally|steps)\.[\w-]+\.results\[[^\]]*\][^)]*\)/g;

/** What the variables of a form name in a text. */
function namesIn(text: string, form: RegExp): string[] {
  return [...text.matchAll(form)].map((match) => match.slice(1).find((name) => name !== undefined) ?? '');
}

/** Brackets are for params and for the files that results are written to. */
function refuseBrackets(field: string, text: string, refuse: Refuse): void {
  for (const [expression] of text.matchAll(IN_BRACKETS)) {
    const allowed = 'a result by `.` and a name without dots, since Tekton reads no other';
    const change = 'write the name after a dot, and rename a result with dots';
    refuse('graph/dotted-name', field, expression, allowed, change);
  }
}

function listing(names: readonly unknown[], none: string): string {
  return names.length === 0 ? none : names.join(', ');
}

/** Steps write to results of the task and of themselves, and read those of steps before them. */
function refuseStepReads({ path, spec }: Located, manifest: Manifest, specs: SpecIndex, refuse: Refuse): void {
  const ofTask = namesOf(spec.results);
  const before = new Map<unknown, readonly unknown[] | undefined>();
  const containers: string[] = [];
  const refuseStepResults = (field: string, text: unknown) => {
    if (typeof text !== 'string' || !text.includes('$(steps.')) return;
    refuseBrackets(field, text, refuse);
    for (const container of namesIn(text, EXIT_CODE)) {
      if (containers.includes(container)) continue;
      const allowed = listing(containers, 'no step, since none is before it');
      const change = 'write `step-` and the name of a step before';
      refuse('graph/missing-result', field, container, allowed, change);
    }
    for (const [, step, name] of text.matchAll(STEP_RESULT)) {
      if (!before.has(step)) {
        const allowed = listing([...before.keys()], 'no step, since none with a name is before it');
        refuse('graph/missing-result', field, step, allowed, `there is no step '${step}' before: correct the name`);
      } else if (before.get(step)?.includes(name) === false) {
        const allowed = listing(before.get(step) ?? [], `no result, since '${step}' has none`);
        refuse('graph/missing-result', field, name, allowed, `'${step}' doesn't put it out: correct the name`);
      }
    }
  };
  for (const [index, step] of stepsOf({ path, spec }).entries()) {
    const own = namesOf(step.spec.results);
    for (const { field, text } of textsOfStep(step)) {
      // What scripts write to is checked by the webhook, too.
      const isChecked = field.endsWith('.script');
      for (const name of isChecked ? [] : namesIn(text, RESULT)) {
        if (ofTask.includes(name)) continue;
        const allowed = listing(ofTask, 'no result, since the task has none');
        refuse('graph/missing-result', field, name, allowed, 'declare the result in the task');
      }
      for (const name of isChecked && step.spec.results ? [] : namesIn(text, OWN_RESULT)) {
        if (own.includes(name)) continue;
        const allowed = listing(own, 'no result, since the step has none');
        refuse('graph/missing-result', field, name, allowed, 'declare the result in the step');
      }
      refuseStepResults(field, text);
    }
    for (const [i, param] of listOf(step.spec.params).entries()) {
      for (const text of textsOf(param?.value)) refuseStepResults(`${step.path}.params[${i}].value`, text);
    }
    for (const [i, when] of listOf(step.spec.when).entries()) {
      for (const text of [when?.input, when?.cel, ...listOf(when?.values)]) {
        refuseStepResults(`${step.path}.when[${i}]`, text);
      }
    }
    containers.push(`step-${step.spec.name || `unnamed-${index}`}`);
    if (typeof step.spec.name !== 'string') continue;
    const action = specs.find('StepAction', manifest, step.spec.ref);
    const declares = isObject(step.spec.ref) ? action && namesOf(action.results) : own;
    before.set(step.spec.name, declares);
  }
  for (const [i, result] of listOf(spec.results).entries()) {
    refuseStepResults(`${path}.results[${i}].value`, result?.value);
  }
}

/** A task gets the workspaces that it declares and, if it is described in a run, all of the run's. */
function refuseTaskWorkspaces({ path, spec }: Located, others: readonly unknown[], refuse: Refuse): void {
  const names = [...new Set([...namesOf(spec.workspaces), ...others])];
  for (const { field, text } of stepsOf({ path, spec }).flatMap(textsOfStep)) {
    refuseWorkspaces(field, text, names, 'declare the workspace in the task', refuse);
  }
}

function refuseWorkspaces(field: string, text: string, names: unknown[], change: string, refuse: Refuse): void {
  for (const name of namesIn(text, WORKSPACE)) {
    if (names.includes(name)) continue;
    const correction = name.startsWith('[') ? 'write the name after a dot: Tekton knows no brackets here' : change;
    refuse('graph/undeclared-workspace', field, name, listing(names, 'no workspace'), correction);
  }
}

/** A text of a pipeline with an expression in it. */
interface Read {
  readonly field: string;
  readonly text: string;
  /** Whether one expression that is the whole text may stand for a list or an object. */
  readonly takesAny: boolean;
}

/** What a task of a pipeline reads. */
function readsOf(path: string, task: JsonObject): Read[] {
  const reads: Read[] = [];
  const add = (field: string, text: unknown, takesAny: boolean) => {
    if (typeof text === 'string' && text.includes('$(')) reads.push({ field, text, takesAny });
  };
  const addParams = (place: string, params: unknown) => {
    listOf(params).forEach((param, i) => {
      for (const text of textsOf(param?.value)) add(`${path}.${place}[${i}].value`, text, !isObject(param?.value));
    });
  };
  addParams('params', task.params);
  addParams('matrix.params', task.matrix?.params);
  listOf(task.when).forEach((when, i) => {
    const field = `${path}.when[${i}]`;
    add(field, when?.input, false);
    add(field, when?.cel, false);
    for (const value of listOf(when?.values)) add(field, value, true);
  });
  return reads;
}

/** What the steps and sidecars read of a task that is described in a pipeline. */
function embeddedReadsOf({ path, spec }: Located): Read[] {
  const sidecars = listOf(spec.sidecars).map((sidecar, i) => ({
    path: `${path}.sidecars[${i}]`,
    spec: objectOf(sidecar),
  }));
  return [...stepsOf({ path, spec }), ...sidecars]
    .flatMap(textsOfStep)
    .map(({ field, text, isElement }) => ({ field, text, takesAny: isElement }));
}

/** Which of a run's workspaces such a task reads, Tekton finds by names without dots, and fails at others. */
function refuseDottedWorkspaces({ field, text }: Read, refuse: Refuse): void {
  for (const name of namesIn(text, WORKSPACE)) {
    if (name.startsWith('[') || !name.includes('.')) continue;
    const allowed = 'a workspace without dots in its name, since the task is described in a pipeline';
    refuse('graph/dotted-name', field, name, allowed, 'rename the workspace');
  }
}

/** Finally tasks run at once. Of what their steps read, Tekton's webhook checks nothing. */
function refuseFinallyReads({ field, text }: Read, names: readonly unknown[], refuse: Refuse): void {
  for (const { task } of expressionsIn(text).flatMap((expression) => resultIn(expression) ?? [])) {
    if (names.includes(task)) continue;
    const change = `'${task}' isn't one of the tasks that have ended before: correct the name`;
    refuse('graph/missing-result', field, task, listing(names, 'no task'), change);
  }
}

/** Tasks of a pipeline read its workspaces, and they and its results what tasks put out. */
function refuseTaskReads(pipeline: LocatedPipeline, manifest: Manifest, specs: SpecIndex, refuse: Refuse): void {
  const { path, spec, tasks } = pipeline;
  const declared = new Map<unknown, readonly JsonObject[]>();
  const fannedOut = new Set<unknown>();
  tasks.forEach(({ spec: task, isCustom }) => {
    if (isCustom) return;
    const found = isObject(task.taskSpec) ? task.taskSpec : specs.find('Task', manifest, task.taskRef);
    if (found !== undefined) declared.set(task.name, listOf(found.results).filter(isObject));
    if (isObject(task.matrix)) fannedOut.add(task.name);
  });
  const refuseResults = ({ field, text, takesAny }: Read) => {
    if (declared.size === 0) return;
    for (const expression of expressionsIn(text)) {
      const read = resultIn(expression);
      const results = read && declared.get(read.task);
      if (read === undefined || results === undefined) continue;
      const { task, result } = read;
      const found = results.find(({ name }) => name === result);
      if (found === undefined) {
        const allowed = listing(namesOf(results), `no result, since '${task}' has none`);
        refuse('graph/missing-result', field, result, allowed, `'${task}' doesn't put it out: correct the name`);
      } else if (!fannedOut.has(task) && !(takesAny && isWhole(text, expression))) {
        const allowed = formsOf(found, expression);
        if (allowed === undefined) continue;
        refuse('graph/result-type', field, text, allowed, `'${result}' of '${task}' has type ${typeOf(found)}`);
      }
    }
  };
  const check = (read: Read) => {
    refuseResults(read);
    refuseBrackets(read.field, read.text, refuse);
  };
  const names = namesOf(spec.tasks);
  const workspaces = [
    ...namesOf(spec.workspaces),
    ...namesOf(manifest.kind === 'PipelineRun' && manifest.spec?.workspaces),
  ];
  for (const task of tasks) {
    for (const read of readsOf(task.path, task.spec)) {
      check(read);
      if (!read.text.includes('$(workspaces')) continue;
      // What a param says of a workspace, Tekton reads when the task begins: then it is the task's.
      const names = [...workspaces, ...namesOf(task.spec.workspaces)];
      refuseWorkspaces(read.field, read.text, names, 'declare the workspace in the pipeline', refuse);
    }
    const described = describedTaskOf(task);
    if (described === undefined) continue;
    for (const read of embeddedReadsOf(described)) {
      check(read);
      refuseDottedWorkspaces(read, refuse);
      if (task.isFinally) refuseFinallyReads(read, names, refuse);
    }
    refuseTaskWorkspaces(described, [...namesOf(task.spec.workspaces), ...workspaces], refuse);
  }
  listOf(spec.results).forEach((result, i) => {
    const field = `${path}.results[${i}].value`;
    for (const text of textsOf(result?.value)) refuseResults({ field, text, takesAny: true });
  });
}

/** Whether a text is one expression, which isn't about a part of what it names. */
function isWhole(text: string, expression: string): boolean {
  return text === `$(${expression})` && /\.results\.[^.[\]]+(\[\*\])?$/.test(expression);
}

/** In which forms a text can read a part of a result, if an expression has none of them. */
function formsOf(result: JsonObject, expression: string): string | undefined {
  const [, part = ''] = /\.results\.[^.[\]]+(.*)$/.exec(expression) ?? [];
  switch (typeOf(result)) {
    case 'array':
      return /^\[\d+\]$/.test(part) ? undefined : 'one element, by `item`, or the whole list alone, by `all`';
    case 'object': {
      const keys = Object.keys(objectOf(result.properties));
      return keys.includes(part.slice(1)) ? undefined : `one \`key\`: ${keys.join(', ')}`;
    }
    default:
      return part === '' ? undefined : 'its `value`';
  }
}
