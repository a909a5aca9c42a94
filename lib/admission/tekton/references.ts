import { isAbsent, isObject, listOf } from '../json';
import type { Manifest, Report, Rule } from '../rule';
import { BETA, CONCISE_RESOLVERS } from './features';
import { isQualifiedName } from './names';
import { isCustomTask, type Located, pipelineTasksIn } from './specs';
import { stepsIn } from './steps';

/** What a run, a pipeline or a step names is named, or resolved from somewhere. */
export const references: Rule = {
  id: 'tekton/reference',
  check(manifest, report) {
    for (const reference of referencesIn(manifest)) refuseReference(reference, report);
  },
};

function referencesIn(manifest: Manifest): Located[] {
  const found: Located[] = [];
  const add = (path: string, spec: unknown) => {
    if (isObject(spec)) found.push({ path, spec });
  };
  const { kind, spec } = manifest;
  if (kind === 'TaskRun') add('spec.taskRef', spec?.taskRef);
  if (kind === 'PipelineRun') add('spec.pipelineRef', spec?.pipelineRef);
  for (const step of stepsIn(manifest)) add(`${step.path}.ref`, step.spec.ref);
  for (const task of pipelineTasksIn(manifest)) {
    if (isCustomTask(task.spec)) continue;
    add(`${task.path}.taskRef`, task.spec.taskRef);
    add(`${task.path}.pipelineRef`, task.spec.pipelineRef);
  }
  return found;
}

function refuseReference({ path, spec }: Located, report: Report): void {
  const { name: given, resolver: chosen, params } = spec;
  const name = isAbsent(given) ? '' : given;
  const resolver = isAbsent(chosen) ? '' : chosen;
  if (typeof name !== 'string' || typeof resolver !== 'string') return;
  const isUrl = /[\w-]+:\/\/*/.test(name);
  if (resolver !== '' || !isAbsent(params)) {
    if (!isAbsent(params)) refuseParams({ path, spec }, name, resolver, report);
    if (resolver === '') return;
    report.needs(BETA, `${path}.resolver`);
    if (name === '') return;
    if (isUrl) report.needs(CONCISE_RESOLVERS, `${path}.name`);
    else report.refuse(`${path}.name`, name, 'no name, or a URL, beside a resolver', 'remove the name');
  } else if (name === '') {
    report.refuse(`${path}.name`, given, 'a name', 'name what is meant');
  } else if (isUrl) {
    report.needs(CONCISE_RESOLVERS, `${path}.name`);
    report.refuse(`${path}.resolver`, chosen, 'a resolver', 'say which resolver fetches the URL');
  } else if (!isQualifiedName(name)) {
    report.refuse(`${path}.name`, name, 'letters, digits, `-`, `_` and dots, at most 63', 'correct the name');
  }
}

function refuseParams({ path, spec }: Located, name: string, resolver: string, report: Report): void {
  report.needs(BETA, `${path}.params`);
  if (name !== '') report.refuse(`${path}.name`, name, 'either a name or params of a resolver', 'remove one of them');
  if (resolver === '') report.refuse(`${path}.resolver`, resolver, 'a resolver', 'say which resolver has the params');
  const seen = new Set<string>();
  for (const [i, param] of listOf(spec.params).entries()) {
    const key = String(param?.name ?? '').toLowerCase();
    if (seen.has(key)) report.refuse(`${path}.params[${i}].name`, param?.name, 'each name once', 'give the value once');
    seen.add(key);
  }
}
