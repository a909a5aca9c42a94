import type { Finding } from './finding';
import * as kinds from './kinds';
import { objectMetadata, objectName } from './object-metadata';
import { CLUSTER_DOMAIN } from './platform-facts';
import type { FeatureFlag, Manifest, Report, Rule, Setting } from './rule';
import { structuralFindings } from './schema/structure';

/** What admission says of one object. */
export interface Verdict {
  readonly findings: readonly Finding[];
  /** Flags that must be on for the object to be accepted, with the field that needs each. */
  readonly needs: readonly { readonly flag: FeatureFlag; readonly field: string }[];
  /** The settings that it rests on, with what they were. */
  readonly answers: readonly { readonly setting: Setting; readonly answer: string | undefined }[];
  /** Domain of the cluster's DNS; undefined if it doesn't rest on it. */
  readonly clusterDomain?: string;
}

/** Reads what the platform sets a key to. */
export type Settings = (setting: Setting) => string | undefined;

/** Whether the cluster would take the object: its schema, then the rules of its kind. A pure function of its arguments. */
export function admit(
  object: Manifest,
  settings: Settings = () => undefined,
  domain: string = CLUSTER_DOMAIN,
): Verdict {
  const rules = rulesOf(object);
  const structural = structuralFindings(object);
  if (rules.length === 0) return structural.length === 0 ? NOTHING_TO_SAY : { ...NOTHING_TO_SAY, findings: structural };
  const findings: Finding[] = [...structural];
  const needs: { flag: FeatureFlag; field: string }[] = [];
  const answers: { setting: Setting; answer: string | undefined }[] = [];
  let rule: Rule = rules[0];
  let restsOn: Setting | undefined;
  let clusterDomain: string | undefined;
  const report: Report = {
    refuse: (field, value, allowed, change) => {
      findings.push({ rule: rule.id, field, value, allowed, change, restsOn });
    },
    needs: (flag, field) => {
      needs.push({ flag, field });
    },
    setting: (setting) => {
      restsOn = setting;
      const answer = settings(setting);
      answers.push({ setting, answer });
      return answer;
    },
    get clusterDomain() {
      clusterDomain = domain;
      return domain;
    },
  };
  // A copy is never the object that rules saw last, whose parts they may remember.
  const copy = { ...object };
  for (rule of [objectMetadata, ...rules]) {
    restsOn = undefined;
    rule.check(copy, report);
  }
  return { findings, needs, answers, clusterDomain };
}

const NOTHING_TO_SAY: Verdict = { findings: [], needs: [], answers: [] };

/** Which family of rules knows the kinds of a group. */
const FAMILIES: { readonly [group: string]: keyof typeof kinds } = {
  'serving.knative.dev': 'serving',
  'networking.internal.knative.dev': 'serving',
  'eventing.knative.dev': 'eventing',
  'messaging.knative.dev': 'eventing',
  'flows.knative.dev': 'eventing',
  'sources.knative.dev': 'eventing',
  'sinks.knative.dev': 'eventing',
  'bindings.knative.dev': 'eventing',
  'tekton.dev': 'tekton',
  'resolution.tekton.dev': 'tekton',
  'triggers.tekton.dev': 'triggers',
};

function rulesOf({ apiVersion, kind }: Manifest): readonly Rule[] {
  const family = FAMILIES[apiVersion.split('/')[0]];
  return family === undefined ? NO_RULES : (kinds[family].rules[kind] ?? OF_ANY_KIND);
}

const NO_RULES: readonly Rule[] = [];
const OF_ANY_KIND: readonly Rule[] = [objectName];
