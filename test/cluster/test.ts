import { ClusterProxy } from './cluster-proxy';
import { say, seconds } from './progress';
import { report } from './report';
import { NOT_RUN, NotRun, type Result, type Scenario } from './scenario';
import { IN_TURN, SIDE_BY_SIDE } from './scenarios';
import { type Target, target } from './target';
import { Trial } from './trial';

const NOTHING = { passed: 0, failures: [], seconds: 0 };

/** Scenarios that run at the same time. One that fails may have lacked the others' share of the machine: it is run again, alone. */
const LANES = 4;

/** Runs the scenarios that are named, or all of them. */
async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => ![...SIDE_BY_SIDE, ...IN_TURN].some((scenario) => scenario.name === name));
  if (unknown.length > 0) throw new Error(`no scenario is called ${unknown.join(', ')}`);
  const chosen = ({ name }: Scenario) => names.length === 0 || names.includes(name);
  const results = await runAll(SIDE_BY_SIDE.filter(chosen), IN_TURN.filter(chosen));
  console.log(`\n${report(results)}`);
  if (results.some(({ failures }) => failures.length > 0)) process.exitCode = 1;
  else if (results.every(({ passed }) => passed === 0)) process.exitCode = NOT_RUN;
}

async function runAll(sideBySide: readonly Scenario[], inTurn: readonly Scenario[]): Promise<Result[]> {
  let on: Target;
  try {
    on = await target([...sideBySide, ...inTurn].flatMap(({ addOn }) => addOn ?? []));
  } catch (error) {
    if (!(error instanceof NotRun)) throw error;
    const { message } = error;
    return [...sideBySide, ...inTurn].map(({ name }) => ({ ...NOTHING, scenario: name, notRun: [message] }));
  }
  const results: Result[] = [];
  try {
    const waiting = [...sideBySide];
    const crowdedOut: Scenario[] = [];
    const lane = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const result = await tryOut(next, on);
        if (result.failures.length > 0) crowdedOut.push(next);
        else results.push(result);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    for (const scenario of crowdedOut) results.push({ ...(await tryOut(scenario, on)), isSecondTry: true });
    for (const scenario of inTurn) results.push(await tryOut(scenario, on));
  } finally {
    await on.end();
  }
  return results;
}

async function tryOut({ name, run, restore }: Scenario, on: Target): Promise<Result> {
  const started = Date.now();
  const namespace = `test-${name}`;
  const proxy = await ClusterProxy.start(on.kubectl);
  const trial = new Trial(name, namespace, on, proxy);
  try {
    await on.kubectl.makeNamespace(namespace);
    await run(trial);
  } catch (error) {
    trial.fail('the scenario', error as Error);
  }
  proxy.stop();
  if (trial.failures.length > 0) await on.keepLogs(name);
  await on.kubectl.endNamespace(namespace).catch(() => {});
  await restore?.(trial).catch((error) => trial.fail('what it changed is taken back', error));
  say(`${name}: ${trial.failures.length > 0 ? 'FAILED' : 'done'} (${seconds(started)})`);
  const { passed, notRun, failures } = trial;
  return { scenario: name, passed, notRun, failures, seconds: (Date.now() - started) / 1000 };
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
