import { isAbsent, isObject, type JsonObject, listOf, objectOf } from '../json';
import { platformOf } from '../platform-facts';
import type { Manifest } from '../rule';
import { isCustomTask, type LocatedTask, pipelineSpecsOf } from '../tekton/specs';
import { decode, paramSpecsOf, textsOf } from '../tekton/values';
import { expressionsIn, resultIn } from '../tekton/variables';
import type { Graph, GraphRule, RenderedObject } from './rule';

/**
 * What is run gets what it declares, and what is read of it exists. Tekton finds that out when the run begins. Only what
 * the app itself declares is checked.
 */
export const taskUse: GraphRule = {
  check(graph, report) {
    const specs = indexOf(graph);
    const hasDefaultWorkspace = setsWorkspace(graph);
    for (const object of graph.objects) {
      if (!isTekton(object.manifest)) continue;
      const refuse: Refuse = (rule, field, value, allowed, change) => {
        report(object.apiObject, { rule: `graph/${rule}`, field, value, allowed, change });
      };
      for (const use of usesIn(object, specs)) {
        refuseParams(use, refuse);
        refuseWorkspaces(use, hasDefaultWorkspace, refuse);
      }
      for (const pipeline of pipelineSpecsOf(object.manifest)) {
        refuseResults(pipeline.tasks, pipeline, object.manifest, specs, refuse);
      }
    }
  },
};

type Refuse = (rule: string, field: string, value: unknown, allowed: string, change: string) => void;
type Index = ReadonlyMap<string, JsonObject>;

/** Something that is run, and what it is given. */
interface Use {
  readonly path: string;
  /** What it is called in messages. */
  readonly name: string;
  readonly declared: JsonObject;
  readonly params: readonly JsonObject[];
  /** Names of params whose values come from elsewhere. */
  readonly others: readonly unknown[];
  readonly workspaces: readonly unknown[];
  /** Whether it is described where it is used: then it also sees what stands around it. */
  readonly isEmbedded: boolean;
  readonly isTask: boolean;
}

function usesIn({ manifest }: RenderedObject, specs: Index): Use[] {
  const { kind, metadata, spec } = manifest;
  const uses: Use[] = [];
  const find = (of: string, reference: unknown) =>
    isPlain(reference) ? specs.get(keyOf(of, metadata.namespace, reference.name)) : undefined;
  const run = (of: 'Task' | 'Pipeline', reference: unknown, embedded: unknown) => {
    const declared = find(of, reference) ?? embedded;
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
      workspaces: namesOf(workspaces),
      isEmbedded,
      isTask: of === 'Task',
    });
  };
  if (kind === 'TaskRun') run('Task', spec?.taskRef, spec?.taskSpec);
  if (kind === 'PipelineRun') run('Pipeline', spec?.pipelineRef, spec?.pipelineSpec);
  for (const pipeline of pipelineSpecsOf(manifest)) {
    for (const { path, spec: task } of pipeline.tasks) {
      if (isCustomTask(task)) continue;
      const declared = find('Task', task.taskRef) ?? find('Pipeline', task.pipelineRef) ?? task.taskSpec;
      if (!isObject(declared)) continue;
      const { params, include } = objectOf(task.matrix);
      const isEmbedded = isObject(task.taskSpec);
      uses.push({
        path,
        name: isEmbedded ? 'what it describes' : `'${(task.taskRef ?? task.pipelineRef).name}'`,
        declared,
        params: listOf(task.params).filter(isObject),
        others: [
          ...namesOf(params),
          ...listOf(include).flatMap((each) => namesOf(each?.params)),
          ...(isEmbedded ? [...namesOf(pipeline.spec.params), ...namesOf(spec?.params)] : []),
        ],
        workspaces: namesOf(task.workspaces),
        isEmbedded,
        isTask: !isObject(task.pipelineRef),
      });
    }
  }
  return uses;
}

function refuseParams({ path, name, declared, params, others }: Use, refuse: Refuse): void {
  for (const { name: param, type, hasDefault } of paramSpecsOf({ path: 'spec', spec: declared })) {
    const i = params.findIndex((given) => given.name === param);
    if (i < 0) {
      if (hasDefault || others.includes(param)) continue;
      refuse(
        'missing-param',
        `${path}.params`,
        params.map((given) => given.name),
        `a value for '${param}'`,
        `${name} declares '${param}' without a default: give it a value`,
      );
      continue;
    }
    const { value } = params[i];
    if (isAbsent(value) || !isKnown(value)) continue;
    const given = decode(value);
    // A text that is one expression has the type of what it stands for.
    const isExpression = given.type === 'string' && /^\$\([^()]+\)$/.test(given.text);
    const isWhole = isExpression && given.text.endsWith('[*])');
    if (isWhole ? type !== 'string' : isExpression || given.type === type) continue;
    const allowed = `a value of type ${type}`;
    refuse('param-type', `${path}.params[${i}].value`, value, allowed, `${name} declares '${param}' with this type`);
  }
}

function refuseWorkspaces(use: Use, hasDefault: boolean, refuse: Refuse): void {
  const { path, name, declared, workspaces, isEmbedded, isTask } = use;
  const field = `${path}.workspaces`;
  for (const workspace of listOf(declared.workspaces)) {
    if (!isObject(workspace) || workspace.optional === true || workspaces.includes(workspace.name)) continue;
    if (isEmbedded || (isTask && hasDefault)) continue;
    const change = `${name} declares '${workspace.name}', which isn't optional: provide it`;
    refuse('missing-workspace', field, workspaces, `the workspace '${workspace.name}'`, change);
  }
  if (isEmbedded) return;
  const names = namesOf(declared.workspaces);
  for (const workspace of workspaces) {
    if (names.includes(workspace)) continue;
    const allowed = names.length === 0 ? 'no workspace' : names.join(', ');
    refuse('undeclared-workspace', field, workspace, allowed, `${name} doesn't declare it: correct the name`);
  }
}

function refuseResults(
  tasks: readonly LocatedTask[],
  { path, spec }: { readonly path: string; readonly spec: JsonObject },
  { metadata }: Manifest,
  specs: Index,
  refuse: Refuse,
): void {
  const results = new Map<unknown, readonly unknown[]>();
  for (const { spec: task } of tasks) {
    const { taskRef, taskSpec, name } = task;
    if (isCustomTask(task)) continue;
    const declared = isObject(taskSpec)
      ? taskSpec
      : isPlain(taskRef) && specs.get(keyOf('Task', metadata.namespace, taskRef.name));
    if (isObject(declared)) results.set(name, namesOf(declared.results));
  }
  const check = (field: string, texts: readonly unknown[]) => {
    for (const result of texts.flatMap(expressionsIn).map(resultIn)) {
      const declared = result && results.get(result.task);
      if (declared === undefined || declared.includes(result?.result)) continue;
      const allowed = declared.length === 0 ? `no result, since '${result?.task}' has none` : declared.join(', ');
      refuse(
        'missing-result',
        field,
        result?.result,
        allowed,
        `'${result?.task}' doesn't put it out: correct the name`,
      );
    }
  };
  for (const { path: field, spec: task } of tasks) {
    for (const [i, param] of listOf(task.params).entries()) check(`${field}.params[${i}].value`, textsOf(param?.value));
    for (const [i, param] of listOf(task.matrix?.params).entries()) {
      check(`${field}.matrix.params[${i}].value`, textsOf(param?.value));
    }
    for (const [i, when] of listOf(task.when).entries()) {
      check(`${field}.when[${i}]`, [when?.input, when?.cel, ...listOf(when?.values)]);
    }
  }
  for (const [i, result] of listOf(spec.results).entries()) {
    check(`${path}.results[${i}].value`, textsOf(result?.value));
  }
}

/** Specs of the app's Tasks and Pipelines by kind, namespace and name. */
function indexOf({ objects }: Graph): Index {
  const index = new Map<string, JsonObject>();
  for (const { manifest } of objects) {
    const { kind, metadata, spec } = manifest;
    if (isTekton(manifest) && (kind === 'Task' || kind === 'Pipeline')) {
      index.set(keyOf(kind, metadata.namespace, metadata.name), objectOf(spec));
    }
  }
  return index;
}

function setsWorkspace({ root }: Graph): boolean {
  const binding = platformOf(root, 'tekton-pipelines')?.setting(
    'config-defaults',
    'default-task-run-workspace-binding',
  );
  return binding !== undefined && binding !== '';
}

function isTekton({ apiVersion }: Manifest): boolean {
  return apiVersion.startsWith('tekton.dev/');
}

/** A reference to an object of the namespace by its name alone. */
function isPlain(reference: unknown): reference is JsonObject {
  return isObject(reference) && isAbsent(reference.resolver) && isAbsent(reference.apiVersion);
}

/** Whether a value has no part that something else is still to produce. */
function isKnown(value: unknown): boolean {
  return typeof value === 'string' || Array.isArray(value) || isObject(value);
}

function keyOf(kind: string, namespace: string | undefined, name: unknown): string {
  return [kind, namespace, name].join('|');
}

function namesOf(list: unknown): unknown[] {
  return listOf(list).map((item) => item?.name);
}
