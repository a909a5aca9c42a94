import { join } from 'node:path';
import { imageOf, SHELL_IMAGE } from './builds';
import { keepLogs, runningCluster, startCluster } from './cluster';
import type { AddOn } from './components';
import { everything } from './everything';
import type { Gateway } from './gateway';
import { Kubectl } from './kubectl';
import { Machine } from './machine';
import { paths } from './paths';
import { Platform } from './platform';
import { say, step } from './progress';
import { NotRun } from './scenario';
import { run } from './shell';

/** Images of what the scenarios deploy. */
export interface TestImages {
  /** `modules/components/apps/server`. */
  readonly server: string;
  /** A shell with the usual small programs. */
  readonly shell: string;
}

/** The cluster that the scenarios run on, with the platform. */
export interface Target {
  readonly kubectl: Kubectl;
  readonly platform: Platform;
  readonly gateway: Gateway;
  readonly images: TestImages;
  /** Whether it is this harness's own, so that its node has the images and reaches the registry. */
  readonly isLocal: boolean;
  /** All objects that were there before the platform, if the cluster was started for this run. */
  readonly before?: readonly string[];
  /** Keeps what is known of the cluster when a scenario has failed. */
  keepLogs(scenario: string): Promise<void>;
  end(): Promise<void>;
}

/** The cluster of `KUBECONFIG`, or the one that runs on this machine, or one that is started for this run. */
export async function target(addOns: readonly AddOn[]): Promise<Target> {
  const { KUBECONFIG } = process.env;
  if (KUBECONFIG) return theirs(KUBECONFIG);
  const missing = await missingHere();
  if (missing !== undefined) throw new NotRun(`the cluster needs ${missing}; give KUBECONFIG to use another cluster`);
  const running = await runningCluster(addOns);
  return {
    ...(running ? await platformOn(running) : await startWithPlatform(addOns)),
    images: testImages(),
    isLocal: true,
    keepLogs,
    end: async () => {
      if (running === undefined) await step('ending the cluster', () => Machine.stop());
    },
  };
}

/** What a cluster can't be started without on this machine. */
export async function missingHere(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'Linux';
  if (process.getuid?.() !== 0) return 'root';
  const lacks = (command: string, ...args: string[]) =>
    run(command, args).then(
      () => false,
      () => true,
    );
  if (await lacks('go', 'version')) return 'Go';
  if (await lacks('apt-get', '--version')) return 'the packages of Debian';
  if (await lacks('unshare', '--fork', '--pid', '--mount', '--net', 'true')) return 'the right to make namespaces';
  return undefined;
}

/** Those that were built here. */
export function testImages(): TestImages {
  return { server: imageOf('./apps/server'), shell: SHELL_IMAGE };
}

/** Starts a cluster and installs the platform on it. */
export async function startWithPlatform(addOns: readonly AddOn[] = []) {
  const kubectl = await startCluster(addOns);
  try {
    const before = await everything(kubectl);
    await step('installing the platform', () => new Platform(kubectl, true).install());
    return { ...(await platformOn(kubectl)), before };
  } catch (error) {
    await keepLogs('install');
    await Machine.stop();
    throw error;
  }
}

/** The platform on one of this harness's own clusters. */
async function platformOn(kubectl: Kubectl) {
  const platform = new Platform(kubectl, true);
  return { kubectl, platform, gateway: await platform.gateway() };
}

async function theirs(kubeconfig: string): Promise<Target> {
  const { TEST_SERVER_IMAGE: server, TEST_SHELL_IMAGE: shell = 'docker.io/library/busybox:1.37' } = process.env;
  if (server === undefined) {
    throw new NotRun('TEST_SERVER_IMAGE must name an image of test/cluster/modules/components/apps/server');
  }
  const kubectl = new Kubectl('kubectl', kubeconfig);
  const platform = new Platform(kubectl, false);
  await step('installing the platform', () => platform.install());
  return {
    kubectl,
    platform,
    gateway: await platform.gateway(),
    images: { server, shell },
    isLocal: false,
    keepLogs: async (scenario) => {
      const folder = join(paths.logs, scenario);
      await kubectl.run(['cluster-info', 'dump', '--all-namespaces', '--output-directory', folder]);
      say(`logs are kept in ${folder}`);
    },
    end: async () => {},
  };
}
