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
const MAX_SCALE = 2 ** 31 - 1;

/** An annotation by its short name; undefined if it isn't there or isn't a text. */
class Annotations {
  public constructor(
    private readonly annotations: JsonObject,
    private readonly field: string,
    private readonly report: Report,
  ) {}

  public get(name: string, oldName?: string): string | undefined {
    return this.find(name, oldName)?.value;
  }

  public refuse(name: string, oldName: string | undefined, allowed: string, change: string): void {
    const { key, value } = this.find(name, oldName) ?? { key: `${GROUP}/${name}`, value: undefined };
    this.report.refuse(`${this.field}["${key}"]`, value, allowed, change);
  }

  private find(name: string, oldName?: string) {
    const names = oldName === undefined ? [name] : [name, oldName];
    return firstOf(
      this.annotations,
      names.map((candidate) => `${GROUP}/${candidate}`),
    );
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
  const value = annotations.get('class');
  if (value === undefined || !value.endsWith(KNATIVE_DOMAIN) || value === KPA || value === HPA) return;
  annotations.refuse('class', undefined, `${KPA}, ${HPA}, or a class of another domain`, 'correct the class');
});

/** Which demand the autoscaler of the class knows. */
export const autoscalingMetric = rule('autoscaling-metric', (annotations, report) => {
  const metric = annotations.get('metric');
  if (metric === undefined) return;
  const value =
    annotations.get('class') ?? report.setting(servingSetting('config-autoscaler', 'pod-autoscaler-class')) ?? KPA;
  if (value === KPA && metric !== 'concurrency' && metric !== 'rps') {
    annotations.refuse('metric', undefined, `concurrency or rps, which are what ${KPA} knows`, `give the class ${HPA}`);
  }
  if (value === HPA && metric === '') {
    annotations.refuse('metric', undefined, 'cpu, memory or the name of a metric', 'name a metric');
  }
});

/** How demand is averaged; other autoscalers may know other ways. */
export const aggregation = rule('metric-aggregation', (annotations) => {
  const name = 'metric-aggregation-algorithm';
  const value = annotations.get(name, 'metricAggregationAlgorithm');
  if (annotations.get('class') !== KPA || !value) return;
  if (['linear', 'weighted-exponential', 'weightedExponential'].includes(value)) return;
  annotations.refuse(name, 'metricAggregationAlgorithm', 'linear or weighted-exponential', 'choose one of them');
});

/** How many pods there may be. */
export const scaleBounds = rule('scale-bounds', (annotations, report) => {
  const bound = (name: string, oldName: string): number => {
    const value = annotations.get(name, oldName);
    const number = value === undefined ? 0 : parseGoInt(value, 32);
    if (number !== undefined && number >= 0) return number;
    annotations.refuse(name, oldName, `a whole number from 0 to ${MAX_SCALE}`, 'give a number of pods');
    return 0;
  };
  const min = bound('min-scale', 'minScale');
  const max = bound('max-scale', 'maxScale');
  if (max !== 0 && max < min) {
    annotations.refuse(
      'max-scale',
      'maxScale',
      `${min} or more, the lower bound, or 0 for no limit`,
      'swap the bounds',
    );
  }
  checkActivation(annotations, min, max);
  if (annotations.get('max-scale', 'maxScale') === undefined) return;
  const limit = Number(report.setting(servingSetting('config-autoscaler', 'max-scale-limit')) ?? 0);
  if (limit > 0 && (max === 0 || max > limit)) {
    annotations.refuse(
      'max-scale',
      'maxScale',
      `1 to ${limit}, the limit of the platform`,
      'lower the bound, or raise the limit',
    );
  }
});

function checkActivation(annotations: Annotations, min: number, max: number): void {
  const value = annotations.get('activation-scale');
  if (value === undefined) return;
  const scale = parseGoInt(value, 32);
  if (scale !== undefined && scale >= 2 && scale >= min && (scale <= max || max === 0)) return;
  const upTo = max === 0 ? 'or more' : `to ${max}`;
  annotations.refuse(
    'activation-scale',
    undefined,
    `a whole number, ${Math.max(2, min)} ${upTo}`,
    'give a number of pods',
  );
}

/** How many pods a new revision starts with. */
export const initialScale = rule('initial-scale', (annotations, report) => {
  const value = annotations.get('initial-scale', 'initialScale');
  if (value === undefined) return;
  const scale = parseGoInt(value, 64);
  if (scale === undefined || scale < 0) {
    annotations.refuse('initial-scale', 'initialScale', 'a whole number, 0 or more', 'give a number of pods');
  } else if (scale === 0 && !isTrue(report.setting(servingSetting('config-autoscaler', 'allow-zero-initial-scale')))) {
    annotations.refuse(
      'initial-scale',
      'initialScale',
      '1 or more, since `allow-zero-initial-scale` of the platform is not true',
      'start with a pod, or allow zero on the platform',
    );
  }
});

function isTrue(value: string | undefined): boolean {
  return ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(value ?? '');
}

/** Numbers that needn't be whole. */
const NUMBERS: readonly [name: string, oldName: string | undefined, min: number, max: number, allowed: string][] = [
  ['panic-window-percentage', 'panicWindowPercentage', 1, 100, 'a number from 1 to 100'],
  ['panic-threshold-percentage', 'panicThresholdPercentage', 110, 1000, 'a number from 110 to 1000'],
  ['target', undefined, 0.01, Infinity, 'a number, 0.01 or more'],
  ['target-utilization-percentage', 'targetUtilizationPercentage', 1, 100, 'a number from 1 to 100'],
  ['target-burst-capacity', 'targetBurstCapacity', 0, Infinity, 'a number, 0 or more, or -1 for no limit'],
];

/** Targets and percentages. */
export const scaleNumbers = rule('scale-numbers', (annotations) => {
  for (const [name, oldName, min, max, allowed] of NUMBERS) {
    const value = annotations.get(name, oldName);
    const number = value === undefined ? undefined : parseGoFloat(value);
    if (value === undefined || (number === -1 && name === 'target-burst-capacity')) continue;
    // Go's comparisons let NaN pass.
    if (number === undefined || number < min || number > max) annotations.refuse(name, oldName, allowed, 'correct it');
  }
});

const HOUR = 3600;

const DURATIONS: readonly [name: string, oldName: string | undefined, min: number, wholeSeconds: boolean][] = [
  ['window', undefined, 6, true],
  ['scale-to-zero-pod-retention-period', 'scaleToZeroPodRetentionPeriod', 0, false],
  ['scale-down-delay', 'scaleDownDelay', 0, true],
];

/** Times of the autoscaler. */
export const scaleDurations = rule('scale-durations', (annotations) => {
  for (const [name, oldName, min, wholeSeconds] of DURATIONS) {
    const value = annotations.get(name, oldName);
    if (value === undefined) continue;
    const seconds = parseGoDuration(value);
    if (seconds !== undefined && seconds >= min && seconds <= HOUR && (!wholeSeconds || Number.isInteger(seconds)))
      continue;
    const allowed = `${min} seconds to 1 hour${wholeSeconds ? ', whole seconds' : ''}, such as \`90s\``;
    annotations.refuse(name, oldName, allowed, 'give a duration');
  }
});
