import { forEachStruct, isAbsent, isFilled, isObject, type JsonObject, listOf, objectOf } from '../json';
import type { Report, Rule } from '../rule';
import { ALPHA, ARTIFACTS, BETA, DISABLE_INLINE_SPEC } from './features';
import { isDnsLabel } from './names';
import { isDefaulted, type Located, pipelineSpecsOf, pipelineTasksIn } from './specs';
import { TASK_ARTIFACT } from './step';
import { textsOf } from './values';

/** A pipeline says something, and finally tasks come after others. */
export const pipelineContent: Rule = {
  id: 'tekton/pipeline-content',
  check(manifest, report) {
    pipelineSpecsOf(manifest).forEach(({ path, spec }) => {
      if (!Object.values(spec).some(isFilled)) {
        report.refuse(path, spec, 'tasks', 'add a task');
      }
      if (listOf(spec.finally).length > 0 && listOf(spec.tasks).length === 0) {
        report.refuse(`${path}.finally`, spec.finally, 'none without `tasks`', 'add the task that they come after');
      }
    });
  },
};

/** Tasks of a pipeline have different names, which are labels of DNS. */
export const pipelineTaskName: Rule = {
  id: 'tekton/pipeline-task-name',
  check(manifest, report) {
    pipelineSpecsOf(manifest).forEach((pipeline) => {
      const seen = new Set<unknown>();
      pipeline.tasks.forEach(({ path, spec }) => {
        const name = spec.name ?? '';
        if (typeof name !== 'string') return;
        if (seen.has(name)) report.refuse(`${path}.name`, name, 'each name once', 'rename the task');
        seen.add(name);
        if (isDnsLabel(name)) return;
        report.refuse(`${path}.name`, name, 'lower-case letters, digits and `-`, at most 63', 'rename the task');
      });
    });
  },
};

const SOURCES = ['taskRef', 'taskSpec', 'pipelineRef', 'pipelineSpec'];

/** What a task of a pipeline does is said in one way. */
export const pipelineTaskSource: Rule = {
  id: 'tekton/pipeline-task-source',
  check(manifest, report) {
    pipelineTasksIn(manifest).forEach(({ path, spec }) => {
      const sources = SOURCES.filter((source) => !isAbsent(spec[source]));
      if (sources.length !== 1) {
        const allowed = 'one of `task`, `taskSpec`, `customTaskSpec`, `pipeline` and `pipelineSpec`';
        report.refuse(path, sources, allowed, 'say in one way what the task does');
      }
      for (const source of sources) if (source.startsWith('pipeline')) report.needs(ALPHA, `${path}.${source}`);
    });
  },
};

/** A platform may forbid pipelines and runs to describe tasks themselves. */
export const inlineSpec: Rule = {
  id: 'tekton/inline-spec',
  check(manifest, report) {
    const forbidden = report.setting(DISABLE_INLINE_SPEC)?.split(',');
    if (forbidden === undefined) return;
    const refuse = (kind: string, field: string, value: unknown) => {
      if (isAbsent(value) || !forbidden.includes(kind)) return;
      report.refuse(field, value, `no description here, since \`disable-inline-spec\` has '${kind}'`, 'name an object');
    };
    pipelineTasksIn(manifest).forEach(({ path, spec }) => {
      refuse('pipeline', `${path}.taskSpec`, spec.taskSpec);
      refuse('pipeline', `${path}.pipelineSpec`, spec.pipelineSpec);
    });
    if (manifest.kind === 'PipelineRun') refuse('pipelinerun', 'spec.pipelineSpec', manifest.spec?.pipelineSpec);
    if (manifest.kind === 'TaskRun') refuse('taskrun', 'spec.taskSpec', manifest.spec?.taskSpec);
  },
};

/** A custom task names its kind in full, and has no steps. */
export const customTask: Rule = {
  id: 'tekton/custom-task',
  check(manifest, report) {
    pipelineTasksIn(manifest).forEach((task) => {
      if (listOf(task.spec.taskSpec?.steps).length > 0) refuseKindBesideSteps(task, report);
      if (task.isCustom) refuseIncompleteKind(task, report);
    });
  },
};

function refuseKindBesideSteps({ path, spec: { taskSpec } }: Located, report: Report): void {
  for (const field of ['apiVersion', 'kind']) {
    if (!isText(taskSpec[field])) continue;
    report.refuse(`${path}.taskSpec.${field}`, taskSpec[field], 'nothing beside steps', `remove \`${field}\``);
  }
}

function refuseIncompleteKind({ path, spec }: Located, report: Report): void {
  for (const source of ['taskRef', 'taskSpec']) {
    if (!isObject(spec[source])) continue;
    const { kind, apiVersion, resolver } = spec[source];
    const field = `${path}.${source}`;
    // The webhook takes what nobody resolves for a task.
    const isFilledIn = source === 'taskRef' && !isText(resolver) && isDefaulted(path);
    if (!isText(kind) && !isFilledIn)
      report.refuse(`${field}.kind`, kind, 'a kind', 'name the kind of the custom task');
    if (typeof apiVersion === 'string' && /^[^/]+\/[^/]+$/.test(apiVersion)) continue;
    report.refuse(`${field}.apiVersion`, apiVersion, '`group/version`', 'name the group and version of the kind');
  }
}

/** A task that may fail isn't tried again. */
export const pipelineTaskOnError: Rule = {
  id: 'tekton/pipeline-task-on-error',
  check(manifest, report) {
    pipelineTasksIn(manifest).forEach(({ path, spec }) => {
      const { onError, retries } = spec;
      if (typeof onError !== 'string' || onError === '' || onError.startsWith('$(params')) return;
      report.needs(BETA, `${path}.onError`);
      if (onError !== 'continue' && onError !== 'stopAndFail') {
        report.refuse(`${path}.onError`, onError, '`continue`, `stopAndFail` or a param', 'choose one of these');
      }
      if (onError === 'continue' && typeof retries === 'number' && retries > 0) {
        report.refuse(`${path}.onError`, onError, '`stopAndFail` if there are retries', 'remove one of the two');
      }
    });
  },
};

/** Workspaces of a pipeline have names, each once; its tasks get no others. */
export const pipelineWorkspaces: Rule = {
  id: 'tekton/pipeline-workspaces',
  check(manifest, report) {
    pipelineSpecsOf(manifest).forEach((pipeline) => {
      const names = new Set<string>();
      forEachStruct(pipeline.spec.workspaces, (workspace, i) => {
        const name = workspace.name ?? '';
        const field = `${pipeline.path}.workspaces[${i}].name`;
        if (name === '') report.refuse(field, name, 'a name', 'name the workspace');
        if (names.has(name)) report.refuse(field, name, 'each name once', 'rename the workspace');
        names.add(name);
      });
      if (manifest.kind !== 'Pipeline' || pipeline.path !== 'spec') return;
      pipeline.tasks.forEach((task) => {
        refuseWorkspaces(task, names, report);
      });
    });
  },
};

function refuseWorkspaces({ path, spec }: Located, names: ReadonlySet<string>, report: Report): void {
  const seen = new Set<unknown>();
  listOf(spec.workspaces).forEach((binding, i) => {
    const { name, workspace } = objectOf(binding);
    const field = `${path}.workspaces[${i}]`;
    if (seen.has(name)) report.refuse(`${field}.name`, name, 'each name once', 'give the workspace once');
    seen.add(name);
    const wanted = isText(workspace) ? workspace : name;
    if (names.has(wanted)) return;
    const allowed = [...names].join(', ') || 'none';
    report.refuse(`${field}.workspace`, wanted, allowed, 'declare the workspace in the pipeline');
  });
}

/** Fields of tasks of a pipeline that are beta. */
export const pipelineBeta: Rule = {
  id: 'tekton/pipeline-beta',
  check(manifest, report) {
    pipelineTasksIn(manifest).forEach(({ path, spec }) => {
      const { taskRef, params } = spec;
      if (isText(taskRef?.resolver)) report.needs(BETA, `${path}.taskRef.resolver`);
      if (listOf(taskRef?.params).length > 0) report.needs(BETA, `${path}.taskRef.params`);
      if (listOf(params).some(holdsArtifact)) report.needs(ARTIFACTS, `${path}.params`);
    });
  },
};

function holdsArtifact(param: JsonObject): boolean {
  return textsOf(param?.value).some((text) => TASK_ARTIFACT.test(text));
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
