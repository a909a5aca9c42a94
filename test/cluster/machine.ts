import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { paths } from './paths';
import { run, startDetached } from './shell';
import { until } from './wait';

/** Link between this machine and the cluster's; the range is set aside for tests of network devices. */
const HOST_ADDRESS = '198.18.0.1';
export const NODE_ADDRESS = '198.18.0.2';
const LINK = 'cdk8s-knative';

/** Folder of the cluster as processes of the machine see it. */
export const INSIDE = '/run/cluster';

/** What the kubelet changes on the whole host. */
const SYSCTLS = ['/proc/sys/vm/overcommit_memory', '/proc/sys/kernel/panic', '/proc/sys/kernel/panic_on_oops'];

interface State {
  readonly pid: number;
  readonly startedAt: string;
  readonly sysctls: { readonly [file: string]: string };
}

const STATE = join(paths.cluster, 'machine.json');

/**
 * Processes, mounts and links of its own on this host: all of them end with its first process. It sees the host's
 * files, but `/run`, `/var/lib` and `/var/log` are its own.
 */
export class Machine {
  /** Starts the machine; there is at most one. */
  public static async start(): Promise<Machine> {
    if (process.getuid?.() !== 0) throw new Error('the cluster needs root: it makes namespaces, mounts and links');
    if (await Machine.isRunning()) throw new Error('a cluster is there already: end it with `npm run cluster:down`');
    // One that was killed, with the run that started it, left its files and cgroups.
    await Machine.stop();
    if (await podsRun()) throw new Error('a kubelet runs on this machine already');
    await removeCgroupsOfPods();
    for (const folder of ['lib', 'log', 'logs']) await mkdir(join(paths.cluster, folder), { recursive: true });
    const sysctls = Object.fromEntries(
      await Promise.all(SYSCTLS.map(async (file) => [file, (await readFile(file, 'utf8')).trim()])),
    );
    const namespaces = ['--fork', '--kill-child', '--pid', '--mount-proc', '--mount', '--net'];
    const pid = startDetached('unshare', [...namespaces, 'bash', '-c', FIRST_PROCESS], logOf('machine'));
    const state: State = { pid, startedAt: await startTimeOf(pid), sysctls };
    await writeFile(STATE, JSON.stringify(state));
    try {
      await until(
        'the machine',
        10,
        async () => (existsSync(join(paths.cluster, 'ready')) ? undefined : 'no mounts yet'),
        50,
      );
      const machine = new Machine(await childOf(pid));
      await machine.link();
      return machine;
    } catch (error) {
      await Machine.stop();
      throw error;
    }
  }

  /** Whether there is a machine whose first process hasn't ended. */
  public static async isRunning(): Promise<boolean> {
    return existsSync(STATE) && isAlive(await readState());
  }

  /** The machine that runs. */
  public static async running(): Promise<Machine> {
    const { pid } = await readState();
    return new Machine(await childOf(pid));
  }

  /** Ends the machine, if there is one, and all that it left on the host. */
  public static async stop(): Promise<boolean> {
    if (!existsSync(STATE)) return false;
    const state = await readState();
    if (await isAlive(state)) {
      const first = await childOf(state.pid);
      process.kill(state.pid, 'SIGKILL');
      await until(
        'the end of all processes',
        60,
        async () => ((await startTimeOf(first)) ? 'still ending' : undefined),
        100,
      );
    }
    // The kernel takes the link away only some time after the processes, and the next machine needs its name.
    await run('ip', ['link', 'delete', LINK]).catch(() => {});
    await until('the end of the link', 20, async () =>
      existsSync(`/sys/class/net/${LINK}`) ? 'still there' : undefined,
    );
    for (const [file, value] of Object.entries(state.sysctls)) await writeFile(file, value);
    await until('the end of all cgroups', 20, removeCgroupsOfPods);
    await rm(paths.cluster, { recursive: true, force: true });
    return true;
  }

  private constructor(private readonly firstProcess: number) {}

  /** Starts a program that runs until the machine ends. */
  public start(name: string, program: string, args: readonly string[]): void {
    startDetached('nsenter', [...this.enter, inside(program), ...args], logOf(name));
  }

  /** Runs a program of the machine to its end. */
  public run(program: string, args: readonly string[]): Promise<string> {
    return run('nsenter', [...this.enter, inside(program), ...args]);
  }

  private get enter(): string[] {
    return ['-t', String(this.firstProcess), '-n', '-m', '-p', '--'];
  }

  private async link(): Promise<void> {
    const peer = ['peer', 'name', 'eth0', 'netns', String(this.firstProcess)];
    await run('ip', ['link', 'add', LINK, 'type', 'veth', ...peer]);
    await run('ip', ['address', 'add', `${HOST_ADDRESS}/30`, 'dev', LINK]);
    await run('ip', ['link', 'set', LINK, 'up']);
    await this.run('ip', ['link', 'set', 'lo', 'up']);
    await this.run('ip', ['address', 'add', `${NODE_ADDRESS}/30`, 'dev', 'eth0']);
    await this.run('ip', ['link', 'set', 'eth0', 'up']);
    // Without a default route, packets to a Service's address are dropped before they are rewritten.
    await this.run('ip', ['route', 'add', 'default', 'via', HOST_ADDRESS]);
    await this.run('sysctl', ['-qw', 'net.ipv4.ip_forward=1']);
  }
}

async function readState(): Promise<State> {
  return JSON.parse(await readFile(STATE, 'utf8'));
}

/** Whether the first process runs; after a reboot its number may be another one's. */
async function isAlive({ pid, startedAt }: State): Promise<boolean> {
  return (await startTimeOf(pid)) === startedAt;
}

/** File of a component's log, on the host. */
function logOf(name: string): string {
  return join(paths.cluster, 'logs', `${name}.log`);
}

/** The first process: it mounts, waits, and takes in processes whose parents have ended. */
const FIRST_PROCESS = `set -e
mount -t tmpfs tmpfs /run
mkdir -p ${INSIDE} /run/builds
mount --bind '${paths.builds}' /run/builds
mount --bind '${paths.cluster}' ${INSIDE}
mount --bind ${INSIDE}/lib /var/lib
mount --bind ${INSIDE}/log /var/log
touch ${INSIDE}/ready
while :; do sleep 3600 & wait; done`;

/** Where processes of the machine see a build or a file of the cluster. */
export function inside(file: string): string {
  return file.replace(`${paths.builds}/`, '/run/builds/').replace(`${paths.cluster}/`, `${INSIDE}/`);
}

/** When a process was started, in ticks since the start of the host; empty when it has ended. */
async function startTimeOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')')).split(' ')[20] ?? '';
}

async function childOf(pid: number): Promise<number> {
  return Number((await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim());
}

async function cgroupsOfPods(): Promise<string[]> {
  const found = await run('find', ['/sys/fs/cgroup', '-maxdepth', '2', '-type', 'd', '-name', 'kubepods']);
  return found.split('\n').filter((folder) => folder !== '');
}

async function podsRun(): Promise<boolean> {
  const folders = await cgroupsOfPods();
  if (folders.length === 0) return false;
  const processes = await run('find', [...folders, '-name', 'cgroup.procs', '-exec', 'cat', '{}', '+']);
  return processes.trim() !== '';
}

async function removeCgroupsOfPods(): Promise<string | undefined> {
  const folders = await cgroupsOfPods();
  if (folders.length > 0) await run('find', [...folders, '-depth', '-type', 'd', '-delete']).catch(() => {});
  return (await cgroupsOfPods()).length > 0 ? 'some are still in use' : undefined;
}
