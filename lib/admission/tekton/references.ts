import { isAbsent, isObject, listOf } from '../json';
import type { Report, Rule } from '../rule';
import { BETA, CONCISE_RESOLVERS, resolverFlag } from './features';
import { isQualifiedName } from './names';
import { pipelineTasksIn } from './specs';
import { stepsIn } from './steps';

/** What a run, a pipeline or a step names is named, or resolved from somewhere. */
export const references: Rule = {
  id: 'tekton/reference',
  check(manifest, report) {
    const { kind, spec } = manifest;
    if (kind === 'TaskRun') refuseReference(spec?.taskRef, 'spec.taskRef', report);
    if (kind === 'PipelineRun') refuseReference(spec?.pipelineRef, 'spec.pipelineRef', report);
    for (const step of stepsIn(manifest)) refuseReference(step.spec.ref, `${step.path}.ref`, report);
    pipelineTasksIn(manifest).forEach((task) => {
      if (task.isCustom) return;
      refuseReference(task.spec.taskRef, `${task.path}.taskRef`, report);
      refuseReference(task.spec.pipelineRef, `${task.path}.pipelineRef`, report);
    });
  },
};

function refuseReference(reference: unknown, path: string, report: Report): void {
  if (!isObject(reference)) return;
  const { name: given, resolver: chosen, params } = reference;
  const name = isAbsent(given) ? '' : given;
  const resolver = isAbsent(chosen) ? '' : chosen;
  if (typeof name !== 'string' || typeof resolver !== 'string') return;
  const isUrl = name.includes(':') && /[\w-]+:\/\/*/.test(name);
  if (resolver !== '' || !isAbsent(params)) {
    if (!isAbsent(params)) refuseParams(params, path, name, resolver, report);
    if (resolver === '') return;
    report.needs(BETA, `${path}.resolver`);
    const flag = resolverFlag(resolver);
    if (flag !== undefined) report.needs(flag, `${path}.resolver`);
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

function refuseParams(params: unknown, path: string, name: string, resolver: string, report: Report): void {
  report.needs(BETA, `${path}.params`);
  if (name !== '') report.refuse(`${path}.name`, name, 'either a name or params of a resolver', 'remove one of them');
  if (resolver === '') report.refuse(`${path}.resolver`, resolver, 'a resolver', 'say which resolver has the params');
  const seen = new Set<string>();
  for (const [i, param] of listOf(params).entries()) {
    const key = String(param?.name ?? '').toLowerCase();
    if (seen.has(key)) report.refuse(`${path}.params[${i}].name`, param?.name, 'each name once', 'give the value once');
    seen.add(key);
  }
}
