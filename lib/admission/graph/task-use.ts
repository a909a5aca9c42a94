import { isAbsent, isObject, isUnknown, type JsonObject, listOf, objectOf } from '../json';
import { platformOf } from '../platform-facts';
import type { Manifest, Setting } from '../rule';
import { defaultsSetting } from '../tekton/features';
import { countOf, DEFAULT_MAX, MAX_COMBINATIONS } from '../tekton/matrix';
import { describedTaskOf, type LocatedPipeline, pipelineSpecsOf, pipelineTasksOf } from '../tekton/specs';
import { stepsIn } from '../tekton/steps';
import { decode, type ParamSpec, paramSpecsOf, typeOf } from '../tekton/values';
import { resultIn, withoutIndex } from '../tekton/variables';
import type { Graph, GraphRule } from './rule';
import { refuseReads } from './task-reads';
import { namesOf, type Refuse, SpecIndex, tektonObjects } from './tekton-objects';
import { refuseTriggered } from './triggered-object';

/**
 * What is run gets what it declares, and what is read of it exists. Tekton finds that out when the run begins. Only what
 * the app itself declares is checked.
 */
export const taskUse: GraphRule = {
  check(graph, report) {
    const specs = new SpecIndex(graph);
    const hasDefaultWorkspace = setsWorkspace(graph);
    const maxCombinations = Number(settingOf(graph, MAX_COMBINATIONS) ?? DEFAULT_MAX);
    for (const object of tektonObjects(graph, report)) {
      const { manifest, refuse } = object;
      for (const use of usesIn(manifest, specs)) {
        refuseParams(use, refuse);
        refuseWorkspaces(use, hasDefaultWorkspace, refuse);
      }
      for (const use of stepActionsIn(manifest, specs)) refuseParams(use, refuse);
      if (manifest.kind === 'PipelineRun') {
        const pipeline = specs.find('Pipeline', manifest, manifest.spec?.pipelineRef) ?? manifest.spec?.pipelineSpec;
        if (isObject(pipeline)) {
          refuseTaskRunSpecs(manifest, pipeline, refuse);
          refuseMatrices(manifest, pipeline, maxCombinations, refuse);
          if (!hasDefaultWorkspace) refuseEmbeddedTasks(manifest, pipeline, refuse);
        }
      }
      refuseReads(object, specs);
      if (object.isTriggered) refuseTriggered(object, graph.root);
    }
  },
};

/** Something that is run, and the values that it is given. */
interface ParamUse {
  readonly path: string;
  /** What it is called in messages. */
  readonly name: string;
  readonly declared: JsonObject;
  readonly params: readonly JsonObject[];
  /** Names of params whose values come from elsewhere. */
  readonly others: readonly unknown[];
  /** Names of params that get one string after the other, with the field of each. */
  readonly fannedOut: ReadonlyMap<unknown, string>;
  /** Whether it takes only what it declares. */
  readonly isStrict: boolean;
  /** The type of what an expression stands for; undefined if the app doesn't say it. */
  typeOf(expression: string): unknown;
}

interface Use extends ParamUse {
  readonly workspaces: readonly unknown[];
  /** Whether it is described where it is used: then it also sees what stands around it. */
  readonly isEmbedded: boolean;
  /** Whether a run may give it more workspaces than it gets here. */
  readonly isGivenMore: boolean;
  readonly isTask: boolean;
}

const NONE: ReadonlyMap<unknown, string> = new Map();
const unknown = () => undefined;

function usesIn(manifest: Manifest, specs: SpecIndex): Use[] {
  const { kind, spec } = manifest;
  const uses: Use[] = [];
  const run = (of: 'Task' | 'Pipeline', reference: unknown, embedded: unknown) => {
    const declared = specs.find(of, manifest, reference) ?? embedded;
    if (!isObject(declared)) return;
    const { params, workspaces } = spec;
    const isEmbedded = isObject(embedded);
    const name = isEmbedded ? 'what it describes' : `${of} '${reference && (reference as JsonObject).name}'`;
    uses.push({
      path: 'spec',
      name,
      declared,
      params: listOf(params).filter(isObject),
      others: [],
      fannedOut: NONE,
      isStrict: false,
      typeOf: unknown,
      workspaces: namesOf(workspaces),
      isEmbedded,
      isGivenMore: false,
      isTask: of === 'Task',
    });
  };
  if (kind === 'TaskRun') run('Task', spec?.taskRef, spec?.taskSpec);
  if (kind === 'PipelineRun') run('Pipeline', spec?.pipelineRef, spec?.pipelineSpec);
  for (const pipeline of pipelineSpecsOf(manifest)) {
    const typeOf = typesIn(pipeline, manifest, specs);
    pipeline.tasks.forEach(({ path, spec: task, isCustom }) => {
      if (isCustom) return;
      const declared =
        specs.find('Task', manifest, task.taskRef) ??
        specs.find('Pipeline', manifest, task.pipelineRef) ??
        task.taskSpec;
      if (!isObject(declared)) return;
      const isEmbedded = isObject(task.taskSpec);
      uses.push({
        path,
        name: isEmbedded ? 'what it describes' : `'${(task.taskRef ?? task.pipelineRef).name}'`,
        declared,
        params: listOf(task.params).filter(isObject),
        others: isEmbedded ? [...namesOf(pipeline.spec.params), ...namesOf(spec?.params)] : [],
        fannedOut: fannedOut(`${path}.matrix`, task.matrix),
        isStrict: false,
        typeOf,
        workspaces: namesOf(task.workspaces),
        isEmbedded,
        isGivenMore: isEmbedded,
        isTask: !isObject(task.pipelineRef),
      });
    });
  }
  return uses;
}

/** The types of a pipeline's params, and of its tasks' results. */
function typesIn({ path, spec, tasks }: LocatedPipeline, manifest: Manifest, specs: SpecIndex) {
  return (expression: string): unknown => {
    const [, param] = /^params\.([^.[\]]+)$/.exec(withoutIndex(expression)) ?? [];
    if (param !== undefined) return paramSpecsOf({ path, spec }).find(({ name }) => name === param)?.type;
    const read = resultIn(expression);
    const task = tasks.find(({ spec }) => spec.name === read?.task);
    if (task === undefined || task.isCustom || isObject(task.spec.matrix)) return undefined;
    const { taskSpec, taskRef } = task.spec;
    const declared = isObject(taskSpec) ? taskSpec : specs.find('Task', manifest, taskRef);
    const result = listOf(declared?.results).find((each) => each?.name === read?.result);
    if (!isObject(result)) return undefined;
    const isKey = expression.split('.').length > 4;
    return isKey ? 'string' : typeOf(result);
  };
}

/** The params of a matrix, by name, with the field of each. */
function fannedOut(path: string, matrix: unknown): ReadonlyMap<unknown, string> {
  if (!isObject(matrix)) return NONE;
  const fields = new Map<unknown, string>();
  const add = (field: string, params: unknown) => {
    for (const [i, name] of namesOf(params).entries()) fields.set(name, `${field}[${i}].value`);
  };
  for (const [i, each] of listOf(matrix.include).entries()) add(`${path}.include[${i}].params`, objectOf(each).params);
  add(`${path}.params`, matrix.params);
  return fields;
}

/** The steps that a StepAction of the app describes. */
function stepActionsIn(manifest: Manifest, specs: SpecIndex): ParamUse[] {
  return stepsIn(manifest).flatMap(({ path, spec: { ref, params } }) => {
    const declared = specs.find('StepAction', manifest, ref);
    if (declared === undefined) return [];
    const name = `StepAction '${ref.name}'`;
    const given = listOf(params).filter(isObject);
    return [{ path, name, declared, params: given, others: [], fannedOut: NONE, isStrict: true, typeOf: unknown }];
  });
}

function refuseParams(use: ParamUse, refuse: Refuse): void {
  const { path, name, declared, params, others, isStrict } = use;
  const specs = paramSpecsOf({ path: 'spec', spec: declared });
  for (const spec of specs) {
    const i = params.findIndex((given) => given.name === spec.name);
    if (i >= 0) {
      refuseValue(`${path}.params[${i}].value`, params[i].value, spec, use, refuse);
      continue;
    }
    const field = use.fannedOut.get(spec.name);
    if (field !== undefined && spec.type !== 'string') {
      const change = `${name} declares '${spec.name}' with type ${spec.type}: give it in \`params\``;
      refuse('graph/param-type', field, spec.name, 'a param of type string, since a matrix gives strings', change);
    }
    if (field !== undefined || spec.hasDefault || others.includes(spec.name)) continue;
    refuse(
      'graph/missing-param',
      `${path}.params`,
      params.map((given) => given.name),
      `a value for '${spec.name}'`,
      `${name} declares '${spec.name}' without a default: give it a value`,
    );
  }
  if (!isStrict) return;
  const names = specs.map((spec) => spec.name);
  for (const [i, { name: given }] of params.entries()) {
    if (names.includes(given)) continue;
    const allowed = names.length === 0 ? 'no param' : names.join(', ');
    refuse('graph/undeclared-param', `${path}.params[${i}].name`, given, allowed, `${name} doesn't declare it`);
  }
}

function refuseValue(field: string, value: unknown, spec: ParamSpec, use: ParamUse, refuse: Refuse): void {
  const { name: owner, typeOf } = use;
  const { name, type, properties, json } = spec;
  if (isAbsent(value) || isUnknown(value)) return;
  const given = decode(value);
  // A text that is one expression has the type of what it stands for.
  const [, expression, isAll] = /^\$\(([^()[\]]+)(\[\*\])?\)$/.exec(given.text) ?? [];
  const givenType = expression === undefined ? given.type : typeOf(expression);
  if (givenType === undefined ? isAll && type === 'string' : givenType !== type) {
    refuse('graph/param-type', field, value, `a value of type ${type}`, `${owner} declares '${name}' with this type`);
    return;
  }
  if (given.type !== 'object') return;
  const filled = { ...objectOf(json.default), ...given.map };
  const missing = Object.keys(properties ?? {}).filter((key) => !Object.hasOwn(filled, key));
  if (missing.length === 0) return;
  const change = `${owner} declares '${name}' with keys that have no default: give them`;
  refuse('graph/missing-param', field, value, `a value for ${missing.join(', ')} too`, change);
}

function refuseWorkspaces(use: Use, hasDefault: boolean, refuse: Refuse): void {
  const { path, name, declared, workspaces, isEmbedded, isGivenMore, isTask } = use;
  const field = `${path}.workspaces`;
  for (const workspace of listOf(declared.workspaces)) {
    if (!isObject(workspace) || workspace.optional === true || workspaces.includes(workspace.name)) continue;
    if (isGivenMore || (isTask && hasDefault)) continue;
    const change = `${name} declares '${workspace.name}', which isn't optional: provide it`;
    refuse('graph/missing-workspace', field, workspaces, `the workspace '${workspace.name}'`, change);
  }
  if (isEmbedded) return;
  const described = isTask ? [] : describedTasksOf(declared).flatMap(({ taskSpec }) => namesOf(taskSpec.workspaces));
  const names = [...new Set([...namesOf(declared.workspaces), ...described])];
  for (const workspace of workspaces) {
    if (names.includes(workspace)) continue;
    const allowed = names.length === 0 ? 'no workspace' : names.join(', ');
    refuse('graph/undeclared-workspace', field, workspace, allowed, `${name} doesn't declare it: correct the name`);
  }
}

/** The tasks that a pipeline describes itself. */
function describedTasksOf(pipeline: JsonObject): JsonObject[] {
  const tasks = pipelineTasksOf({ path: 'spec', spec: pipeline });
  return tasks.filter((task) => describedTaskOf(task) !== undefined).map(({ spec }) => spec);
}

/** A task that is described in a pipeline gets workspaces from the pipeline, or by their names from the run. */
function refuseEmbeddedTasks(manifest: Manifest, pipeline: JsonObject, refuse: Refuse): void {
  const given = namesOf(objectOf(manifest.spec).workspaces);
  for (const task of describedTasksOf(pipeline)) {
    const names = [...namesOf(task.workspaces), ...given];
    for (const { name, optional } of listOf(task.taskSpec.workspaces).map(objectOf)) {
      if (optional === true || names.includes(name)) continue;
      const change = `'${task.name}' of the pipeline declares '${name}', which isn't optional: provide it`;
      refuse('graph/missing-workspace', 'spec.workspaces', given, `the workspace '${name}'`, change);
    }
  }
}

/** What a run says of single tasks, it says of tasks that its pipeline has. */
function refuseTaskRunSpecs(manifest: Manifest, pipeline: JsonObject, refuse: Refuse): void {
  const { taskRunSpecs } = objectOf(manifest.spec);
  const names = [...namesOf(pipeline.tasks), ...namesOf(pipeline.finally)];
  for (const [i, { pipelineTaskName }] of listOf(taskRunSpecs).map(objectOf).entries()) {
    if (typeof pipelineTaskName !== 'string' || names.includes(pipelineTaskName)) continue;
    const field = `spec.taskRunSpecs[${i}].pipelineTaskName`;
    refuse('graph/missing-task', field, pipelineTaskName, names.join(', '), 'name a task of the pipeline');
  }
}

/** The lists that a run gives decide how many runs a matrix makes of them. */
function refuseMatrices(manifest: Manifest, pipeline: JsonObject, max: number, refuse: Refuse): void {
  const { params } = objectOf(manifest.spec);
  const lists = new Map<string, unknown>();
  for (const { name, default: fallback } of listOf(pipeline.params).map(objectOf)) lists.set(name, fallback);
  for (const { name, value } of listOf(params).map(objectOf)) lists.set(name, value);
  for (const { name, matrix } of [...listOf(pipeline.tasks), ...listOf(pipeline.finally)].map(objectOf)) {
    if (!isObject(matrix)) continue;
    const filled = listOf(matrix.params).map((param) => {
      const [, list] = /^\$\(params\.([^.[\]]+)(?:\[\*\])?\)$/.exec(param?.value) ?? [];
      const value = list === undefined ? undefined : lists.get(list);
      return Array.isArray(value) ? { ...param, value } : param;
    });
    const count = countOf({ ...matrix, params: filled });
    if (count <= max || count === countOf(matrix)) continue;
    refuse('graph/matrix', 'spec.params', count, `at most ${max} combinations for '${name}'`, 'give fewer values');
  }
}

function setsWorkspace(graph: Graph): boolean {
  const binding = settingOf(graph, defaultsSetting('default-task-run-workspace-binding'));
  return binding !== undefined && binding !== '';
}

function settingOf({ root }: Graph, { component, configMap, key }: Setting): string | undefined {
  return platformOf(root, component)?.setting(configMap, key);
}
