import type { Finding } from './finding';

/** Collects faults, so that a reader gets all of them at once. */
export class Faults {
  public readonly findings: Finding[] = [];

  /** Notes a fault: the rule's id, the prop or field, the value it has, what is allowed, and what to change. */
  public refuse(rule: string, field: string, value: unknown, allowed: string, change: string): void {
    this.findings.push({ rule, field, value, allowed, change });
  }
}
