import type { Finding } from '../finding';

/** Notes what a value's place and faults are while its schema is checked. */
export class Walk {
  public readonly findings: Finding[] = [];
  /** Keys and indices from the root down; those beyond the depth of a check are left over from others. */
  public readonly at: (string | number)[] = [];

  /** A webhook may decode what is checked, and encode it anew, before the API server looks at it. */
  public constructor(public readonly isDecoded: boolean) {}

  public refuse(rule: string, depth: number, value: unknown, allowed: string, change: string): void {
    this.findings.push({ rule: `schema/${rule}`, field: fieldPath(this.at.slice(0, depth)), value, allowed, change });
  }
}

/** A place as findings write it, such as `metadata.annotations["example.com/team"]` or `spec.traffic[0].percent`. */
export function fieldPath(steps: readonly (string | number)[]): string {
  let path = '';
  for (const step of steps) {
    if (typeof step === 'number') path += `[${step}]`;
    else if (/^[\w-]+$/.test(step)) path += path === '' ? step : `.${step}`;
    else path += `[${JSON.stringify(step)}]`;
  }
  return path;
}
