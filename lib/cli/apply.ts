import { relative } from 'node:path';
import type { Manifest } from '../admission/rule';
import { Stage, type StagedManifest } from '../platform/stages';
import { type Wait, waitsAfter } from '../platform/waits';
import type { Command } from './command';
import { kubectl } from './kubectl';
import { filesIn, manifestsOf } from './manifests';
import { reasonsFor } from './reasons';

/** Applies a rendered platform stage by stage, and then what else is in its folder. */
export const apply: Command = {
  usage: 'apply [--dry-run] DIR',
  summary: 'apply the stages of a platform with kubectl, waiting in between; --dry-run prints the commands alone',
  run(args) {
    const [folder, ...others] = args.filter((arg) => arg !== '--dry-run');
    if (folder === undefined || others.length > 0) throw new Error('apply needs one folder');
    const steps = stepsIn(folder);
    if (args.includes('--dry-run')) printScript(steps);
    else for (const step of steps) applyStep(step);
    return 0;
  },
};

/** What is sent at once, and what is waited for then. */
interface Step {
  readonly name: string;
  readonly files: readonly string[];
  readonly objects: readonly Manifest[];
  readonly waits: readonly Wait[];
}

function stepsIn(folder: string): Step[] {
  const files = filesIn([folder])
    .map((path) => ({ path, stage: stageOf(relative(folder, path)), objects: manifestsOf(path) }))
    .filter(({ objects }) => objects.length > 0);
  const platform = files.flatMap(({ stage, objects }) => (stage === undefined ? [] : objects)) as StagedManifest[];
  if (platform.length === 0) {
    const names = Object.values(Stage).join(', ');
    throw new Error(
      `'${folder}' holds no stage of a platform; allowed: files or folders named after ${names}; ` +
        'render with the output type `FILE_PER_CHART`, the default of cdk8s, or use `kubectl apply` for applications',
    );
  }
  const stepOf = (name: string, of: Stage | undefined, waits: readonly Wait[]): Step => {
    const chosen = files.filter(({ stage }) => stage === of);
    return { name, files: chosen.map(({ path }) => path), objects: chosen.flatMap(({ objects }) => objects), waits };
  };
  const stages = Object.values(Stage).map((stage) => stepOf(stage, stage, waitsAfter(stage, platform)));
  return [...stages, stepOf('applications', undefined, [])];
}

/** The stage of a file, by the name that cdk8s gives to the file or the folder of a chart. */
function stageOf(path: string): Stage | undefined {
  return Object.values(Stage).find((stage) => new RegExp(`(^|[/-])${stage}([./-]|$)`).test(path));
}

function applyStep(step: Step): void {
  const { name, files, objects, waits } = step;
  if (files.length > 0) {
    console.log(`${name}: applying ${counted(objects)}`);
    const { isOk, messages } = kubectl(applyCommand(files));
    if (!isOk) throw new Error(`${name}: kubectl could not apply it:\n${indented(messages.split('\n'))}`);
    if (messages !== '') console.error(messages);
  }
  for (const wait of waits) {
    console.log(`${name}: waiting for ${inWords(wait)}, at most ${wait.seconds} s`);
    const { isOk, messages } = kubectl(wait.command);
    if (!isOk) throw new Error(`${name}: gave up waiting for ${inWords(wait)}:\n${indented(why(wait, messages))}`);
  }
}

function applyCommand(files: readonly string[]): string[] {
  return ['apply', '--server-side', ...files.flatMap((file) => ['-f', file])];
}

/** What the cluster says of the objects, and what kubectl said. */
function why(wait: Wait, messages: string): string[] {
  try {
    return [...reasonsFor(wait), `kubectl: ${messages}`];
  } catch (error) {
    return [(error as Error).message, `kubectl: ${messages}`];
  }
}

function inWords({ objects, state }: Wait): string {
  const [{ kind, metadata }] = objects;
  const name = [metadata.namespace, metadata.name].filter((part) => part !== undefined).join('/');
  const subject = objects.length === 1 ? `${kind} ${name}` : counted(objects);
  return `${subject} to ${state}`;
}

/** `2 Jobs`; `3 objects` if they are of several kinds. */
function counted(objects: readonly Manifest[]): string {
  const [first, ...others] = new Set(objects.map(({ kind }) => kind));
  const noun = others.length === 0 ? first : 'object';
  return `${objects.length} ${noun}${objects.length === 1 ? '' : 's'}`;
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join('\n');
}

/** The commands as a shell script. */
function printScript(steps: readonly Step[]): void {
  console.log('set -e');
  for (const { name, files, objects, waits } of steps) {
    if (files.length > 0) console.log(`# ${name}: applying ${counted(objects)}\n${shell(applyCommand(files))}`);
    for (const wait of waits)
      console.log(`# ${name}: waiting for ${inWords(wait)}, at most ${wait.seconds} s\n${shell(wait.command)}`);
  }
}

function shell(args: readonly string[]): string {
  const quoted = args.map((arg) => (/^[\w./:=@-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", "'\\''")}'`));
  return ['kubectl', ...quoted].join(' ');
}
