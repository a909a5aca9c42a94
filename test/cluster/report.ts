import type { Result } from './scenario';

/** How much of a failure the report shows; the whole of it is printed when it happens. */
const MESSAGE = 300;

/** The table at the end: scenario, checks, time; and what failed or was not tried. */
export function report(results: readonly Result[]): string {
  const rows = results.map((result) => [
    result.scenario,
    String(result.passed),
    result.passed + result.failures.length === 0 ? '' : `${result.seconds.toFixed(0)} s`,
    outcome(result),
  ]);
  const table = [['scenario', 'checks', 'time', 'outcome'], ...rows];
  const width = (column: number) => Math.max(...table.map((row) => row[column].length));
  const line = (row: readonly string[]) =>
    [row[0].padEnd(width(0)), row[1].padStart(width(1)), row[2].padStart(width(2)), row[3]].join('  ');
  const notes = results.flatMap(({ scenario, failures, notRun }) => [
    ...failures.map((failure) => `${scenario} FAILED: ${failure.slice(0, MESSAGE)}`),
    ...notRun.map((reason) => `${scenario} not run: ${reason}`),
  ]);
  return [...table.map(line), ...notes].join('\n');
}

function outcome({ passed, failures, notRun, isSecondTry }: Result): string {
  if (failures.length > 0) return 'FAILED';
  if (passed === 0) return 'not run';
  const outcomes = [isSecondTry ? 'passed alone, after it failed beside others' : 'passed'];
  if (notRun.length > 0) outcomes.push(`${notRun.length} not run`);
  return outcomes.join(', ');
}
