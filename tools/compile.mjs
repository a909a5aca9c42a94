// Runs jsii. Members named like a reserved word of Python, Java or Go get other names in the packages of those languages,
// so jsii's warning about them is an error here. Nothing is published for C#, so warnings about C# alone aren't shown.
import { spawnSync } from 'node:child_process';

const { status, stdout } = spawnSync('jsii', ['--silence-warnings', 'JSII5019'], {
  encoding: 'utf8',
  stdio: ['inherit', 'pipe', 'inherit'],
  env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' },
});

const messages = (stdout ?? '')
  .split(/^(?=\S+\.ts:\d+:\d+)/m)
  .filter((message) => !/JSII5018.* reserved word in C#\./.test(message));
const isReserved = messages.some((message) => message.includes('JSII5018'));
process.stdout.write(messages.join(''));
if (isReserved) console.error('A public name is a reserved word of Python, Java or Go: choose another.');
process.exitCode = status !== 0 || isReserved ? 1 : 0;
