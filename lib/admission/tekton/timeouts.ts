import { parseGoDuration } from '../go-duration';
import { objectOf } from '../json';
import type { Report, Rule } from '../rule';
import { defaultsSetting } from './features';
import { overridesIn } from './runs';
import { type Located, pipelineTasksIn } from './specs';

const DEFAULT_MINUTES = 60;
const ALLOWED = 'a duration such as `1h30m`, 0 or more';

/** The time limits of a run fit into each other. 0 is no limit, which fits into nothing else. */
export const runTimeouts: Rule = {
  id: 'tekton/run-timeouts',
  check(manifest, report) {
    const { timeouts, taskRunSpecs } = objectOf(manifest.spec);
    const { tasks, finally: last, pipeline } = objectOf(timeouts);
    const read = (text: unknown, field: string) => limit(text, field, report);
    const whole = read(pipeline, 'spec.timeouts.pipeline');
    const ofTasks = read(tasks, 'spec.timeouts.tasks');
    const ofLast = read(last, 'spec.timeouts.finally');
    if (ofTasks === undefined && ofLast === undefined && taskRunSpecs === undefined) return;
    const limitOfRun = whole ?? defaultSeconds(report);
    const fits = (seconds: number) => limitOfRun === 0 || (seconds <= limitOfRun && seconds !== 0);
    const allowed = `at most ${limitOfRun} s, the time limit of the run`;
    if (ofTasks !== undefined && !fits(ofTasks)) {
      report.refuse('spec.timeouts.tasks', tasks, allowed, 'shorten it, or give the run more time');
    }
    if (ofLast !== undefined && !fits(ofLast)) {
      report.refuse('spec.timeouts.finally', last, allowed, 'shorten it, or give the run more time');
    }
    if (ofTasks !== undefined && ofLast !== undefined && ofTasks + ofLast > limitOfRun) {
      const change = 'shorten one of the two, or give the run more time';
      report.refuse('spec.timeouts.tasks', tasks, `together with \`finally\` ${allowed}`, change);
    }
    for (const { path, spec } of overridesIn(manifest)) {
      const seconds = read(spec.timeout, `${path}.timeout`);
      const most = ofTasks ?? limitOfRun;
      if (seconds === undefined || most === 0 || seconds <= most) continue;
      report.refuse(`${path}.timeout`, spec.timeout, `at most ${most} s, what the run allows tasks`, 'shorten it');
    }
  },
};

/** Time limits and retries aren't negative. */
export const taskRunLimits: Rule = {
  id: 'tekton/task-run-limits',
  check({ spec }, report) {
    const { retries, timeout } = objectOf(spec);
    limit(timeout, 'spec.timeout', report);
    if (typeof retries === 'number' && retries < 0) report.refuse('spec.retries', retries, '0 or more', 'raise it');
  },
};

/** Durations that can be read. */
export const durations: Rule = {
  id: 'tekton/duration',
  check(manifest, report) {
    const check = ({ path, spec: { timeout } }: Located) => {
      if (typeof timeout !== 'string' || parseGoDuration(timeout) !== undefined) return;
      report.refuse(`${path}.timeout`, timeout, 'a duration such as `1h30m`', 'change the duration');
    };
    pipelineTasksIn(manifest).forEach(check);
    if (manifest.kind === 'CustomRun') check({ path: 'spec', spec: objectOf(manifest.spec) });
  },
};

function limit(text: unknown, field: string, report: Report): number | undefined {
  if (typeof text !== 'string') return undefined;
  const seconds = parseGoDuration(text);
  if (seconds === undefined || seconds < 0) report.refuse(field, text, ALLOWED, 'change the duration');
  return seconds;
}

function defaultSeconds(report: Report): number {
  return Number(report.setting(defaultsSetting('default-timeout-minutes')) ?? DEFAULT_MINUTES) * 60;
}
