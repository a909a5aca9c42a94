import { parseGoDuration } from '../go-duration';
import { parseGoFloat, parseGoInt } from '../go-number';
import type { JsonObject } from '../json';
import type { Report, Rule } from '../rule';
import { servingSetting } from './features';
import { firstOf, revisionAnnotations } from './parts';

const GROUP = 'autoscaling.knative.dev';
const KPA = `kpa.${GROUP}`;
const HPA = `hpa.${GROUP}`;
const KNATIVE_DOMAIN = '.knative.dev';
const MAX_PODS = 2 ** 31 - 1;

/** The keys of an annotation: its name, and how it was spelled before. */
function keys(...names: readonly string[]): readonly string[] {
  return names.map((name) => `${GROUP}/${name}`);
}

const CLASS = keys('class');
const METRIC = keys('metric');
const AGGREGATION = keys('metric-aggregation-algorithm', 'metricAggregationAlgorithm');
const MIN_SCALE = keys('min-scale', 'minScale');
const MAX_SCALE = keys('max-scale', 'maxScale');
const INITIAL_SCALE = keys('initial-scale', 'initialScale');
const ACTIVATION_SCALE = keys('activation-scale');

/** An annotation by its keys; undefined if it isn't there or isn't a text. */
class Annotations {
  public constructor(
    private readonly annotations: JsonObject,
    private readonly field: string,
    private readonly report: Report,
  ) {}

  public get(names: readonly string[]): string | undefined {
    return firstOf(this.annotations, names)?.value;
  }

  public refuse(names: readonly string[], allowed: string, change: string): void {
    const { key, value } = firstOf(this.annotations, names) ?? { key: names[0], value: undefined };
    this.report.refuse(`${this.field}["${key}"]`, value, allowed, change);
  }
}

function rule(id: string, check: (annotations: Annotations, report: Report) => void): Rule {
  return {
    id: `serving/${id}`,
    check(object, report) {
      const { annotations, field } = revisionAnnotations(object);
      check(new Annotations(annotations, field, report), report);
    },
  };
}

/** Knative's own classes are two; others belong to other autoscalers. */
export const autoscalerClass = rule('autoscaler-class', (annotations) => {
  const value = annotations.get(CLASS);
  if (value === undefined || !value.endsWith(KNATIVE_DOMAIN) || value === KPA || value === HPA) return;
  annotations.refuse(CLASS, `${KPA}, ${HPA}, or a class of another domain`, 'correct the class');
});

/** Which demand the autoscaler of the class knows. */
export const autoscalingMetric = rule('autoscaling-metric', (annotations, report) => {
  const metric = annotations.get(METRIC);
  if (metric === undefined) return;
  const value =
    annotations.get(CLASS) ?? report.setting(servingSetting('config-autoscaler', 'pod-autoscaler-class')) ?? KPA;
  if (value === KPA && metric !== 'concurrency' && metric !== 'rps') {
    annotations.refuse(METRIC, `concurrency or rps, which are what ${KPA} knows`, `give the class ${HPA}`);
  }
  if (value === HPA && metric === '') {
    annotations.refuse(METRIC, 'cpu, memory or the name of a metric', 'name a metric');
  }
});

/** How demand is averaged; other autoscalers may know other ways. */
export const aggregation = rule('metric-aggregation', (annotations) => {
  const value = annotations.get(AGGREGATION);
  if (annotations.get(CLASS) !== KPA || !value) return;
  if (['linear', 'weighted-exponential', 'weightedExponential'].includes(value)) return;
  annotations.refuse(AGGREGATION, 'linear or weighted-exponential', 'choose one of them');
});

/** How many pods there may be. */
export const scaleBounds = rule('scale-bounds', (annotations, report) => {
  const bound = (names: readonly string[]): number => {
    const value = annotations.get(names);
    const number = value === undefined ? 0 : parseGoInt(value, 32);
    if (number !== undefined && number >= 0) return number;
    annotations.refuse(names, `a whole number from 0 to ${MAX_PODS}`, 'give a number of pods');
    return 0;
  };
  const min = bound(MIN_SCALE);
  const max = bound(MAX_SCALE);
  if (max !== 0 && max < min) {
    annotations.refuse(MAX_SCALE, `${min} or more, the lower bound, or 0 for no limit`, 'swap the bounds');
  }
  checkActivation(annotations, min, max);
  if (annotations.get(MAX_SCALE) === undefined) return;
  const limit = Number(report.setting(servingSetting('config-autoscaler', 'max-scale-limit')) ?? 0);
  if (limit > 0 && (max === 0 || max > limit)) {
    annotations.refuse(MAX_SCALE, `1 to ${limit}, the limit of the platform`, 'lower the bound, or raise the limit');
  }
});

function checkActivation(annotations: Annotations, min: number, max: number): void {
  const value = annotations.get(ACTIVATION_SCALE);
  if (value === undefined) return;
  const scale = parseGoInt(value, 32);
  if (scale !== undefined && scale >= 2 && scale >= min && (scale <= max || max === 0)) return;
  const upTo = max === 0 ? 'or more' : `to ${max}`;
  annotations.refuse(ACTIVATION_SCALE, `a whole number, ${Math.max(2, min)} ${upTo}`, 'give a number of pods');
}

/** How many pods a new revision starts with. */
export const initialScale = rule('initial-scale', (annotations, report) => {
  const value = annotations.get(INITIAL_SCALE);
  if (value === undefined) return;
  const scale = parseGoInt(value, 64);
  if (scale === undefined || scale < 0) {
    annotations.refuse(INITIAL_SCALE, 'a whole number, 0 or more', 'give a number of pods');
  } else if (scale === 0 && !isTrue(report.setting(servingSetting('config-autoscaler', 'allow-zero-initial-scale')))) {
    annotations.refuse(
      INITIAL_SCALE,
      '1 or more, since `allow-zero-initial-scale` of the platform is not true',
      'start with a pod, or allow zero on the platform',
    );
  }
});

function isTrue(value: string | undefined): boolean {
  return ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(value ?? '');
}

/** Numbers that needn't be whole. */
const NUMBERS = [
  { names: keys('panic-window-percentage', 'panicWindowPercentage'), min: 1, max: 100 },
  { names: keys('panic-threshold-percentage', 'panicThresholdPercentage'), min: 110, max: 1000 },
  { names: keys('target'), min: 0.01, max: Infinity },
  { names: keys('target-utilization-percentage', 'targetUtilizationPercentage'), min: 1, max: 100 },
  { names: keys('target-burst-capacity', 'targetBurstCapacity'), min: 0, max: Infinity, noLimit: -1 },
];

/** Targets and percentages. */
export const scaleNumbers = rule('scale-numbers', (annotations) => {
  for (const { names, min, max, noLimit } of NUMBERS) {
    const value = annotations.get(names);
    if (value === undefined) continue;
    const number = parseGoFloat(value);
    // Go's comparisons let NaN pass.
    if (number !== undefined && (number === noLimit || !(number < min || number > max))) continue;
    const bounds = max === Infinity ? `, ${min} or more` : ` from ${min} to ${max}`;
    const allowed = `a number${bounds}${noLimit === undefined ? '' : `, or ${noLimit} for no limit`}`;
    annotations.refuse(names, allowed, 'correct it');
  }
});

const HOUR = 3600;

const DURATIONS = [
  { names: keys('window'), min: 6, wholeSeconds: true },
  { names: keys('scale-to-zero-pod-retention-period', 'scaleToZeroPodRetentionPeriod'), min: 0, wholeSeconds: false },
  { names: keys('scale-down-delay', 'scaleDownDelay'), min: 0, wholeSeconds: true },
];

/** Times of the autoscaler. */
export const scaleDurations = rule('scale-durations', (annotations) => {
  for (const { names, min, wholeSeconds } of DURATIONS) {
    const value = annotations.get(names);
    if (value === undefined) continue;
    const seconds = parseGoDuration(value);
    if (seconds !== undefined && seconds >= min && seconds <= HOUR && (!wholeSeconds || Number.isInteger(seconds)))
      continue;
    const allowed = `${min} seconds to 1 hour${wholeSeconds ? ', whole seconds' : ''}, such as \`90s\``;
    annotations.refuse(names, allowed, 'give a duration');
  }
});
