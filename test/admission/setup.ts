import { build, hasGo, PROGRAM_NAMES } from './builds';
import { buildJudge, JUDGE_NAMES } from './judges';

/** Builds the programs before the first test, whose time would run out otherwise. */
export default async function setup(): Promise<void> {
  if (!(await hasGo())) {
    console.log('not run: the comparison with upstream’s admission code needs Go');
    process.exit(77);
  }
  for (const program of PROGRAM_NAMES) await build(program);
  for (const judge of JUDGE_NAMES) await buildJudge(judge);
}
