import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Settings } from '../../lib/admission/admission';
import type { Manifest, Setting } from '../../lib/admission/rule';
import { build, type Program } from './builds';

/** What upstream makes of a manifest. */
export interface UpstreamVerdict {
  readonly accepted: boolean;
  /** Where it was refused: decoding, defaulting, schema or validation. */
  readonly stage?: string;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** The object as the cluster would store it, with all defaults. */
  readonly object?: any;
}

/** Data of the platform's config maps: by component, config map and key. What is left out has its default. */
export type PlatformSettings = {
  readonly [component in Setting['component']]?: { readonly [configMap: string]: { readonly [key: string]: string } };
};

/**
 * Upstream's own admission: what the API server and the webhooks of the releases that this package installs say of
 * manifests. The sources Kafka, GitHub, GitLab, RabbitMQ and Ceph have webhooks whose modules aren't published; of them,
 * as of kinds without a webhook, only the CRD is checked.
 *
 * @example
 * const [verdict] = await upstream.verdicts([manifest], { serving: { 'config-features': { 'multi-container': 'disabled' } } });
 */
export const upstream = {
  /** Whether upstream has anything to say of an object. */
  knows({ apiVersion }: Manifest): boolean {
    return programOf(apiVersion) !== undefined;
  },

  /** One verdict a manifest, in their order. */
  verdicts(manifests: readonly Manifest[], settings: PlatformSettings = {}): Promise<UpstreamVerdict[]> {
    return Promise.all(
      manifests.map((object) => {
        const program = programOf(object.apiVersion);
        if (program === undefined) throw new Error(`${object.apiVersion} is no group of Knative or Tekton`);
        return ask(program, { object, config: settings[COMPONENTS[program]] });
      }),
    );
  },

  /** Whether a component, as a release has it, can read a config map with this data. */
  config(
    component: Setting['component'],
    name: string,
    data: { readonly [key: string]: string },
    release?: string,
  ): Promise<UpstreamVerdict> {
    const programs = PROGRAMS.filter((candidate) => COMPONENTS[candidate] === component);
    const older = programs.find((program) => release?.startsWith(`${program.split('-')[1]}.`));
    return ask(older ?? programs[0], { configMap: { metadata: { name }, data } });
  },
};

/** The settings as `admit` asks for them. */
export function settingsOf(settings: PlatformSettings): Settings {
  return ({ component, configMap, key }) => settings[component]?.[configMap]?.[key];
}

const COMPONENTS: { readonly [program in Program]: Setting['component'] } = {
  serving: 'serving',
  eventing: 'eventing',
  'serving-1.22': 'serving',
  'eventing-1.22': 'eventing',
  tekton: 'tekton-pipelines',
  triggers: 'tekton-triggers',
};
const PROGRAMS = Object.keys(COMPONENTS) as Program[];

function programOf(apiVersion: string): Program | undefined {
  const [group] = apiVersion.split('/');
  if (/^(serving|(networking|autoscaling|caching)\.internal)\.knative\.dev$/.test(group)) return 'serving';
  if (/^(eventing|messaging|flows|sources|sinks|bindings)\.knative\.dev$/.test(group)) return 'eventing';
  if (group === 'tekton.dev' || group === 'resolution.tekton.dev') return 'tekton';
  if (group === 'triggers.tekton.dev') return 'triggers';
  return undefined;
}

/** A program that runs: it answers line by line, in the order of the questions. */
class Conversation {
  private readonly program: ChildProcessWithoutNullStreams;
  private readonly waiting: ((answer: string) => void)[] = [];

  public constructor(folder: string) {
    this.program = spawn(join(folder, 'webhook'), [join(folder, 'crds')]);
    this.program.stderr.pipe(process.stderr);
    createInterface(this.program.stdout).on('line', (line) => {
      // Eventing's code prints some of its errors too.
      if (line.startsWith('{')) this.waiting.shift()?.(line);
    });
    this.program.on('exit', (code) => {
      for (const answer of this.waiting) answer(JSON.stringify({ stage: 'exit', errors: [`ended with ${code}`] }));
    });
    // It ends with its standard input, so nobody has to wait for it.
    this.program.unref();
    for (const stream of [this.program.stdin, this.program.stdout, this.program.stderr]) {
      (stream as unknown as Socket).unref();
    }
  }

  public ask(question: string): Promise<string> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.program.stdin.write(`${question}\n`);
    });
  }
}

const conversations = new Map<Program, Promise<Conversation>>();

async function ask(program: Program, question: object): Promise<UpstreamVerdict> {
  const conversation = conversations.get(program) ?? build(program).then((folder) => new Conversation(folder));
  conversations.set(program, conversation);
  const answer = await (await conversation).ask(JSON.stringify(question));
  const { stage, errors = [], warnings = [], object } = JSON.parse(answer);
  return { accepted: stage === undefined, stage, errors, warnings, object };
}
