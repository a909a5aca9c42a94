import { isAbsent, isObject, type JsonObject, listOf, objectOf } from '../json';
import type { Manifest, Rule } from '../rule';
import { ALPHA, BETA, defaultsSetting } from './features';
import { expressionsOf } from './values';
import { looksLikeResult, resultIn } from './variables';

/** A run names what it runs, or describes it. */
export const runSource: Rule = {
  id: 'tekton/run-source',
  check({ kind, spec }, report) {
    const [reference, description] = kind === 'TaskRun' ? ['taskRef', 'taskSpec'] : ['pipelineRef', 'pipelineSpec'];
    const given = [reference, description].filter((field) => !isAbsent(objectOf(spec)[field]));
    if (given.length === 1) return;
    report.refuse('spec', given, `one of \`${reference}\` and \`${description}\``, 'say in one way what is run');
  },
};

/** A run has no results of tasks before it begins. */
export const runParams: Rule = {
  id: 'tekton/run-params',
  check({ spec }, report) {
    for (const [i, param] of listOf(spec?.params).entries()) {
      const results = expressionsOf(param?.value).filter(looksLikeResult).map(resultIn);
      if (results.every((result) => result === undefined)) continue;
      report.refuse(`spec.params[${i}].value`, param.value, 'no results of tasks', 'give the value itself');
    }
  },
};

const SOURCES = ['persistentVolumeClaim', 'volumeClaimTemplate', 'emptyDir', 'configMap', 'secret', 'projected', 'csi'];
const REQUIRED: { readonly [source: string]: string } = {
  persistentVolumeClaim: 'claimName',
  configMap: 'name',
  secret: 'secretName',
  projected: 'sources',
  csi: 'driver',
};

/** A workspace is provided once, from one source. */
export const runWorkspaces: Rule = {
  id: 'tekton/run-workspaces',
  check({ kind, spec }, report) {
    const seen = new Set<string>();
    for (const [i, given] of listOf(spec?.workspaces).entries()) {
      const binding = given ?? {};
      if (!isObject(binding)) continue;
      const field = `spec.workspaces[${i}]`;
      const name = isAbsent(binding.name) ? '' : String(binding.name);
      // Tekton compares the names of TaskRuns' workspaces without case.
      const id = kind === 'PipelineRun' ? name : name.toLowerCase();
      if (seen.has(id)) report.refuse(`${field}.name`, name, 'each name once', 'provide the workspace once');
      seen.add(id);
      const sources = SOURCES.filter((source) => !isAbsent(binding[source]));
      if (sources.length !== 1) {
        report.refuse(field, sources, 'one source', 'say in one way what is provided');
        continue;
      }
      const [source] = sources;
      const required = REQUIRED[source];
      const value = objectOf(binding[source])[required];
      if (required === undefined || !(isAbsent(value) || value === '' || (Array.isArray(value) && value.length === 0)))
        continue;
      report.refuse(`${field}.${source}.${required}`, value, 'something', 'say which one is meant');
    }
  },
};

/** Tekton's own words for what a run is to do. */
export const runStatus: Rule = {
  id: 'tekton/run-status',
  check({ kind, spec }, report) {
    const { status, statusMessage } = objectOf(spec);
    const hasStatus = !isAbsent(status) && status !== '';
    const allowed = STATUS[kind];
    if (allowed !== undefined && hasStatus && typeof status === 'string' && !allowed.includes(status)) {
      report.refuse('spec.status', status, allowed.join(', '), 'choose one of these, or leave it out');
    }
    if (kind === 'PipelineRun' || hasStatus || isAbsent(statusMessage) || statusMessage === '') return;
    report.refuse('spec.statusMessage', statusMessage, 'none without `status`', 'give the status too');
  },
};

const STATUS: { readonly [kind: string]: readonly string[] } = {
  TaskRun: ['TaskRunCancelled', 'TaskRunPending'],
  PipelineRun: ['Cancelled', 'CancelledRunFinally', 'StoppedRunFinally', 'PipelineRunPending'],
};

/** A step waits only where Tekton knows for what. */
export const runDebug: Rule = {
  id: 'tekton/run-debug',
  check({ spec }, report) {
    const { debug } = objectOf(spec);
    if (isAbsent(debug)) return;
    report.needs(ALPHA, 'spec.debug');
    const { breakpoints } = objectOf(debug);
    if (!isObject(breakpoints)) return;
    const { onFailure, beforeSteps } = breakpoints;
    if (onFailure !== 'enabled') {
      report.refuse('spec.debug.breakpoints.onFailure', onFailure, '`enabled`', 'let a step that fails wait too');
    }
    const seen = new Set<unknown>();
    for (const [i, step] of listOf(beforeSteps).entries()) {
      const field = `spec.debug.breakpoints.beforeSteps[${i}]`;
      if (seen.has(step)) report.refuse(field, step, 'each step once', 'remove the duplicate');
      seen.add(step);
    }
  },
};

/** Resources that a run gives are of steps and sidecars with names, or of the whole task. */
export const runResources: Rule = {
  id: 'tekton/run-resources',
  check(manifest, report) {
    for (const { path, spec } of overridesIn(manifest)) {
      const { stepSpecs, sidecarSpecs, computeResources } = spec;
      if (!isAbsent(computeResources)) report.needs(BETA, `${path}.computeResources`);
      for (const [section, specs] of Object.entries({ stepSpecs, sidecarSpecs })) {
        if (isAbsent(specs)) continue;
        report.needs(BETA, `${path}.${section}`);
        const seen = new Set<string>();
        for (const [i, each] of listOf(specs).entries()) {
          const { name } = objectOf(each);
          const field = `${path}.${section}[${i}].name`;
          if (isAbsent(name) || name === '') {
            report.refuse(field, name, 'a name', 'say which one is meant');
          } else if (typeof name === 'string') {
            if (seen.has(name.toLowerCase())) report.refuse(field, name, 'each name once', 'give it once');
            seen.add(name.toLowerCase());
          }
        }
      }
      const ofSteps = listOf(stepSpecs).some((each) => hasResources(each?.computeResources));
      if (!ofSteps || isAbsent(computeResources)) continue;
      const change = 'give resources to the task or to its steps';
      report.refuse(`${path}.computeResources`, computeResources, 'none beside those of steps', change);
    }
  },
};

/** Variables that the platform keeps for itself. */
export const forbiddenEnv: Rule = {
  id: 'tekton/forbidden-env',
  check(manifest, report) {
    const template = manifest.spec?.taskRunTemplate?.podTemplate;
    const own = manifest.kind === 'TaskRun' ? [] : [{ path: 'spec.taskRunTemplate', spec: { podTemplate: template } }];
    for (const { path, spec } of [...overridesIn(manifest), ...own]) {
      for (const [i, variable] of listOf(spec.podTemplate?.env).entries()) {
        const forbidden = report.setting(defaultsSetting('default-forbidden-env'))?.split(',') ?? [];
        if (!forbidden.some((name) => name.trim() === (variable?.name ?? ''))) continue;
        const allowed = 'none of `default-forbidden-env`';
        report.refuse(`${path}.podTemplate.env[${i}].name`, variable?.name, allowed, 'rename the variable');
      }
    }
  },
};

/** The parts of a run that say something of tasks: of its own, or of single ones of its pipeline. */
export function overridesIn({ kind, spec }: Manifest): { readonly path: string; readonly spec: JsonObject }[] {
  if (kind === 'TaskRun') return [{ path: 'spec', spec: objectOf(spec) }];
  return listOf(spec?.taskRunSpecs).map((each, i) => ({ path: `spec.taskRunSpecs[${i}]`, spec: objectOf(each) }));
}

function hasResources(resources: unknown): boolean {
  return isObject(resources) && Object.values(resources).some(isFilledMap);
}

function isFilledMap(value: unknown): boolean {
  return (isObject(value) && Object.keys(value).length > 0) || (Array.isArray(value) && value.length > 0);
}
