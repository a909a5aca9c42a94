import { readFileSync } from 'node:fs';
import type { Finding } from '../admission/finding';
import { type Violation, validateFiles } from './validate-files';

/**
 * Runs the rules of this package on everything that `cdk8s synth` writes, as a validation plugin of cdk8s-cli: `validations`
 * in `cdk8s.yaml` names the package and this class.
 *
 * @see https://cdk8s.io/docs/latest/cli/validations/
 * @internal
 */
export class KnativeValidation {
  /** Called by cdk8s-cli, which then exits with 2 if the report is a failure. */
  public async validate(context: PluginContext): Promise<void> {
    const files = context.manifests.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
    const violations = validateFiles(files);
    for (const violation of violations) context.report.addViolation(entryOf(violation));
    context.report.submit(violations.length === 0 ? 'success' : 'failure');
  }
}

/** The part of cdk8s-cli's context that the plugin uses. */
interface PluginContext {
  readonly manifests: readonly string[];
  readonly report: {
    addViolation(violation: ReportEntry): void;
    submit(status: 'success' | 'failure'): void;
  };
}

interface ReportEntry {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: readonly {
    readonly resourceName: string;
    readonly locations: readonly string[];
    readonly manifestPath: string;
  }[];
}

function entryOf({ path, line, object, finding }: Violation): ReportEntry {
  return {
    ruleName: finding.rule,
    recommendation: `allowed: ${finding.allowed}`,
    fix: finding.change,
    violatingResources: [
      { resourceName: object?.name ?? '', locations: [locationOf(finding, line)], manifestPath: path },
    ],
  };
}

function locationOf({ field }: Finding, line: number): string {
  return `${field} (line ${line})`;
}
