import { existsSync } from 'node:fs';
import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from './builds';
import { KUBECONFIG, NODE, startControlPlane } from './control-plane';
import { DNS } from './dns';
import { Kubectl } from './kubectl';
import { Machine } from './machine';
import { paths } from './paths';
import { step } from './progress';
import { startContainerd, startKubelet } from './worker';

/** Starts a cluster of one node with DNS, and with all images of the platform, but without the platform. */
export async function startCluster(): Promise<Kubectl> {
  const builds = await build();
  const program = (name: string) => {
    const file = builds.programs.map((folder) => join(folder, name)).find(existsSync);
    if (file === undefined) throw new Error(`no program ${name} was built`);
    return file;
  };
  const machine = await step('started the machine', () => Machine.start());
  try {
    const kubectl = new Kubectl(program('kubectl'), KUBECONFIG);
    await Promise.all([
      step('started the control plane', () => startControlPlane(machine, program)),
      step('started containerd and imported the images', () => startContainerd(machine, builds.archives)),
    ]);
    await step('started the node', async () => {
      await startKubelet(machine, program);
      await kubectl.waitFor('Ready', 'node', NODE, '', 60);
    });
    await step('started DNS', async () => {
      await kubectl.apply(DNS);
      await kubectl.waitFor('Available', 'deployment', 'coredns', 'kube-system', 60);
    });
    return kubectl;
  } catch (error) {
    await keepLogs();
    await Machine.stop();
    throw error;
  }
}

/** Keeps the logs of all components and pods of the running cluster. */
export async function keepLogs(): Promise<void> {
  await rm(paths.logs, { recursive: true, force: true });
  await mkdir(paths.logs, { recursive: true });
  await cp(join(paths.cluster, 'logs'), join(paths.logs, 'components'), { recursive: true });
  const pods = join(paths.cluster, 'log/pods');
  if (existsSync(pods)) await cp(pods, join(paths.logs, 'pods'), { recursive: true });
  console.log(`logs are kept in ${paths.logs}`);
}
