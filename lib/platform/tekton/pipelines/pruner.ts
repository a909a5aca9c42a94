import type { Duration } from 'cdk8s';
import { isSchedule } from '../../../admission/eventing/cron';
import { goDuration } from '../../../serving/scale';
import { duration, integer } from '../../config/keys';
import type { Part } from '../../parts/part';
import { bindClusterRole, clusterRole, rule, serviceAccount } from '../../parts/roles';
import { cronJob } from '../../parts/workload';
import { NOT_ROOT, ON_LINUX, partOf } from '../pods';

/** A kind of runs. */
export enum RunKind {
  /** Runs of pipelines. */
  PIPELINE_RUN = 'pipelinerun',
  /** Runs of tasks, also those of PipelineRuns that stay. */
  TASK_RUN = 'taskrun',
}

/** Which runs that have ended are deleted, and when: in all namespaces, each by itself. */
export interface RunPruner {
  /**
   * When runs are deleted, as cron says it: minute, hour, day of month, month and day of week, or a name such as `@daily`.
   *
   * @default 0 8 * * *
   */
  readonly schedule?: string;

  /**
   * Kinds of the runs that are deleted. With a PipelineRun go its TaskRuns; `TASK_RUN` counts and deletes those of PipelineRuns
   * that stay too, once these have ended.
   *
   * @default - PipelineRuns
   */
  readonly resources?: RunKind[];

  /**
   * Number of the latest runs of a kind that stay; 1 or more. In place of `keepSince`.
   *
   * @default 100, unless `keepSince` is given
   */
  readonly keep?: number;

  /**
   * Age up to which runs stay, counted from their end; a minute or more, in whole minutes. In place of `keep`.
   *
   * @default - `keep` decides
   */
  readonly keepSince?: Duration;

  /**
   * Whether `keep` counts the runs of each Pipeline and Task by themselves. Runs of others, such as those that hold their
   * pipeline or fetch it, stay then. Not together with `keepSince`: `tkn` fails for what has no run that is old enough.
   *
   * @default false
   */
  readonly perResource?: boolean;

  /**
   * How late a deletion may start that missed its time; 10 seconds or more, in whole seconds.
   *
   * @default - as late as can be
   */
  readonly startingDeadline?: Duration;
}

const NAME = 'tekton-resource-pruner';

/**
 * Declares the CronJob that deletes runs, and what it may do.
 *
 * @internal
 */
export function runPruner(pipelines: Part, pruner: RunPruner): void {
  checkPruner(pipelines, pruner);
  const { schedule = '0 8 * * *', keepSince, startingDeadline, perResource = false } = pruner;
  const { resources = [RunKind.PIPELINE_RUN] } = pruner;
  const part = partOf(pipelines, 'pruner');
  const kept = keepSince ? `--keep-since=${keepSince.toMinutes({ integral: false })}` : `--keep=${pruner.keep ?? 100}`;
  cronJob(part, NAME, {
    image: TKN,
    container: 'tkn-pruner',
    serviceAccount: NAME,
    command: ['/bin/sh', '-c', SCRIPT, 'prune'],
    args: [kept, `${perResource}`, ...resources],
    securityContext: NOT_ROOT,
    moreOfContainer: { terminationMessagePolicy: 'FallbackToLogsOnError' },
    moreOfPod: { restartPolicy: 'Never', affinity: ON_LINUX },
    moreOfSpec: {
      schedule,
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: startingDeadline?.toSeconds({ integral: false }),
      successfulJobsHistoryLimit: 2,
      failedJobsHistoryLimit: 2,
    },
    moreOfJob: { backoffLimit: 1, ttlSecondsAfterFinished: 3600 },
  });

  serviceAccount(part, NAME);
  bindClusterRole(part, NAME, NAME, NAME);
  const runs = resources.map((kind) => `${kind}s`);
  const parents = resources.map((kind) => kind.replace(/run$/, 's'));
  clusterRole(part, NAME, [
    rule('tekton.dev', runs, ['list', 'delete']),
    // TaskRuns stay while their PipelineRun runs.
    ...(resources.includes(RunKind.TASK_RUN) ? [rule('tekton.dev', ['pipelineruns'], ['get'])] : []),
    ...(perResource ? [rule('tekton.dev', parents, ['list'])] : []),
  ]);
}

/** The image by which Tekton's operator prunes that installs this release; of its commands, `tkn` and a shell. */
const TKN = 'ghcr.io/tektoncd/plumbing/tkn';

/** Goes through the kinds, and through the namespaces that have runs of one. What fails doesn't keep from the rest. */
const SCRIPT = `keep=$1
each=$2
shift 2
status=0
for run in "$@"; do
  namespaces=$(tkn "$run" list --all-namespaces --output='jsonpath={.items[*].metadata.namespace}') || status=1
  for namespace in $(echo "$namespaces" | tr ' ' '\\n' | sort -u); do
    if [ "$each" = true ]; then
      of=\${run%run}
      names=$(tkn "$of" list --namespace="$namespace" --output='jsonpath={.items[*].metadata.name}') || status=1
      for name in $names; do
        tkn "$run" delete "--$of=$name" "$keep" --namespace="$namespace" --force || status=1
      done
    else
      tkn "$run" delete "$keep" --namespace="$namespace" --force || status=1
    fi
  done
done
exit $status
`;

function checkPruner({ component }: Part, pruner: RunPruner): void {
  const { schedule, resources, keep, keepSince, perResource, startingDeadline } = pruner;
  const refuse = (prop: keyof RunPruner, value: unknown, allowed: string, change: string) =>
    component._faults.refuse('platform/pruner', `pruner.${prop}`, value, allowed, change);
  // Kubernetes' schedules have no field for seconds.
  if (schedule !== undefined && (!isSchedule(schedule) || /^\S+(\s+\S+){5}$/.test(schedule.trim()))) {
    const allowed = 'minute, hour, day of month, month and day of week, as cron writes them, or @hourly and the like';
    refuse('schedule', schedule, allowed, 'mend the schedule');
  }
  const isKnown = (kind: RunKind, i: number) => Object.values(RunKind).includes(kind) && resources?.indexOf(kind) === i;
  if (resources && (resources.length === 0 || !resources.every(isKnown))) {
    refuse('resources', resources, `one or both of ${Object.values(RunKind).join(', ')}`, 'name each once');
  }
  const tooFew = keep === undefined ? undefined : integer({ min: 1 }).refusal?.(keep);
  if (tooFew) refuse('keep', keep, tooFew, 'raise it');
  if (keep !== undefined && keepSince) refuse('keepSince', shown(keepSince), 'nothing beside `keep`', 'leave out one');
  if (perResource && keepSince) refuse('perResource', perResource, 'false beside `keepSince`', 'leave out one');
  const minutes = (keepSince?.toMilliseconds() ?? 60_000) / 60_000;
  if (integer({ min: 1 }).refusal?.(minutes)) {
    refuse('keepSince', shown(keepSince), 'a minute or more, in whole minutes', 'correct it');
  }
  // The controller looks for what is due once in 10 seconds.
  const tooShort = startingDeadline && duration({ min: 10, whole: true }).refusal?.(startingDeadline);
  if (tooShort) refuse('startingDeadline', shown(startingDeadline), tooShort, 'correct it');
}

const shown = (time?: Duration) => time && goDuration(time);
