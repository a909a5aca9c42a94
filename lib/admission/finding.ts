import type { Setting } from './rule';

/** One fault of one object, with all that a reader needs to mend it. */
export interface Finding {
  /** Id of the rule, such as `serving/container-port`. */
  readonly rule: string;
  /** Path of the field in the manifest, such as `spec.template.spec.containers[0].image`, or the name of a prop. */
  readonly field: string;
  readonly value: unknown;
  /** What the field may hold. */
  readonly allowed: string;
  /** What to change. */
  readonly change: string;
  /** The platform's setting that the finding rests on; another value of it may allow the field. */
  readonly restsOn?: Setting;
}

/** `scale.min (spec.…) is -1; allowed: 0 or more; give … [rule]`, the same wherever a finding is shown. */
export function formatFinding(finding: Finding, terms: { readonly [field: string]: string } = {}): string {
  const { field, value, allowed, change, rule } = finding;
  const prefix = Object.keys(terms)
    .filter((term) => field === term || (field.startsWith(term) && /^[.[]/.test(field.slice(term.length))))
    .sort((a, b) => b.length - a.length)[0];
  const prop = prefix === undefined ? '' : `${terms[prefix]}${field.slice(prefix.length)}`.replace(/^\./, '');
  const shown = prop === '' ? field : `${prop} (${field})`;
  return `${shown} is ${show(value)}; allowed: ${allowed}; ${change} [${rule}]`;
}

/** The one error that lists every fault of something, such as `Service 'shop/orders'`. */
export function refusal(
  subject: string,
  findings: readonly Finding[],
  terms?: { readonly [field: string]: string },
): Error {
  const lines = findings.map((finding) => formatFinding(finding, terms));
  return new Error(`${subject} is refused:\n  ${lines.join('\n  ')}`);
}

function show(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}
