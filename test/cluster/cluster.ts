import { existsSync } from 'node:fs';
import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Builds, build, buildAddOns } from './builds';
import type { AddOn } from './components';
import { KUBECONFIG, NODE, startControlPlane } from './control-plane';
import { DNS } from './dns';
import { Kubectl } from './kubectl';
import { Machine } from './machine';
import { paths } from './paths';
import { step } from './progress';
import { volumes } from './storage';
import { importImages, startContainerd, startKubelet } from './worker';

/** Where a program of the node is. */
function programOf(programs: Builds['programs']): (name: string) => string {
  return (name) => {
    const file = programs.map((folder) => join(folder, name)).find(existsSync);
    if (file === undefined) throw new Error(`no program ${name} was built`);
    return file;
  };
}

/** kubectl on the cluster that runs on this machine, if there is one. It gets the images of what is added to the platform. */
export async function runningCluster(addOns: readonly AddOn[]): Promise<Kubectl | undefined> {
  if (!(await Machine.isRunning())) return undefined;
  const program = programOf((await build()).programs);
  await importImages(await Machine.running(), await buildAddOns(addOns));
  return new Kubectl(program('kubectl'), KUBECONFIG);
}

/** Starts a cluster of one node with DNS, and with all images of the platform and what is added to it, but without them. */
export async function startCluster(addOns: readonly AddOn[] = []): Promise<Kubectl> {
  const { programs, archives } = await build();
  const program = programOf(programs);
  const allArchives = [...archives, ...(await buildAddOns(addOns))];
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => Machine.stop().finally(() => process.exit(1)));
  }
  const machine = await step('starting the machine', () => Machine.start());
  try {
    const kubectl = new Kubectl(program('kubectl'), KUBECONFIG);
    await Promise.all([
      step('starting the control plane', () => startControlPlane(machine, program)),
      step('starting containerd and importing the images', () => startContainerd(machine, allArchives)),
    ]);
    await step('starting the node', async () => {
      await startKubelet(machine, program);
      await kubectl.waitFor('Ready', 'node', NODE, '', 60);
    });
    await step('starting DNS', async () => {
      await kubectl.apply([...DNS, ...(await volumes())]);
      await kubectl.waitFor('Available', 'deployment', 'coredns', 'kube-system', 60);
    });
    return kubectl;
  } catch (error) {
    await keepLogs('start');
    await Machine.stop();
    throw error;
  }
}

/** Gives an image of the running cluster another name. */
export async function nameImage(image: string, name: string): Promise<void> {
  const machine = await Machine.running();
  await machine.run('ctr', ['-n', 'k8s.io', 'images', 'tag', '--force', image, name]);
}

/** Keeps the logs of all components and pods of the running cluster. */
export async function keepLogs(of: string): Promise<void> {
  const folder = join(paths.logs, of);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(join(paths.cluster, 'logs'), join(folder, 'components'), { recursive: true });
  const pods = join(paths.cluster, 'log/pods');
  if (existsSync(pods)) await cp(pods, join(folder, 'pods'), { recursive: true });
  console.log(`logs are kept in ${folder}`);
}
