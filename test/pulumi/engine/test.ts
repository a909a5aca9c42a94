import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { platform } from '../../../lib';
import { keepLogs, startCluster } from '../../cluster/cluster';
import { everything } from '../../cluster/everything';
import type { Kubectl } from '../../cluster/kubectl';
import { Machine } from '../../cluster/machine';
import { Platform } from '../../cluster/platform';
import { step } from '../../cluster/progress';
import { NOT_RUN } from '../../cluster/scenario';
import { missingHere } from '../../cluster/target';
import { until } from '../../cluster/wait';
import { buildPulumi } from './builds';
import { NAMESPACE, program } from './program';
import { EngineStack } from './stack';
import { visit } from './visit';

const OLD = platform.KnativeVersion.V1_22_1;

/** From `pulumi up` to `pulumi destroy` with the real engine, the official provider and a real cluster. */
async function main(): Promise<void> {
  const missing = await missingHere();
  if (missing !== undefined) {
    console.log(`not run: the cluster needs ${missing}`);
    process.exitCode = NOT_RUN;
    return;
  }
  const pulumi = await buildPulumi();
  const kubectl = await startCluster();
  const folder = await mkdtemp(join(tmpdir(), 'pulumi-'));
  try {
    const before = await everything(kubectl);
    const stackOf = (project: string) => EngineStack.create(pulumi, join(folder, project), kubectl.kubeconfig, project);
    await lifeOf(await stackOf('host'), await stackOf('guest'), kubectl, before);
  } catch (error) {
    await keepLogs('pulumi');
    throw error;
  } finally {
    await Machine.stop();
    await rm(folder, { recursive: true });
  }
}

async function lifeOf(
  stack: EngineStack,
  guest: EngineStack,
  kubectl: Kubectl,
  before: readonly string[],
): Promise<void> {
  let size = 0;
  await step('up brings the platform and the application up', async () => {
    const { changes, outputs } = await stack.up(program({ version: OLD }));
    assert.deepEqual(Object.keys(changes), ['create']);
    size = changes.create ?? 0;
    assert.deepEqual(outputs, {
      orders: `http://orders.${NAMESPACE}.example.com`,
      broker: `http://broker-ingress.knative-eventing.svc.cluster.local/${NAMESPACE}/broker`,
      hook: `http://el-hook.${NAMESPACE}.svc.cluster.local:8080`,
    });
  });
  await step('the Service answers', () => answers(kubectl, 'hello'));
  await visit(guest, kubectl);
  await step('a second up changes nothing', async () => {
    assert.deepEqual((await stack.up(program({ version: OLD }))).changes, { same: size });
  });
  await step('a refresh finds nothing changed, nor does an up after it', async () => {
    assert.deepEqual(await stack.refresh(), { same: size });
    assert.deepEqual(await stack.preview(program({ version: OLD })), { same: size });
  });
  await step('a preview tells what an up would change, and changes nothing', async () => {
    assert.deepEqual(await stack.preview(program({ version: OLD, answer: 'goodbye' })), { same: size - 1, update: 1 });
    await answers(kubectl, 'hello');
  });
  await step('a path that vanished is refused at preview, and an alias is the way out', async () => {
    const moved = { version: OLD, moved: true };
    await assert.rejects(stack.preview(program(moved)), /give `aliases: { 'shop\/backend': 'shop' }` to the component/);
    const changes = await stack.preview(program({ ...moved, aliases: { 'shop/backend': 'shop' } }));
    assert.deepEqual({ ...changes, create: undefined }, { same: size, create: undefined });
  });
  await step('an up to the next release of the platform', async () => {
    const { changes } = await stack.up(program({ tag: 'rebuilt' }));
    assert.ok((changes.update ?? 0) > 100, JSON.stringify(changes));
    assert.equal(changes.replace, undefined);
    // The provider may remember an object as it was before an update of labels alone.
    await stack.refresh();
    assert.deepEqual(Object.keys(await stack.preview(program({ tag: 'rebuilt' }))), ['same']);
  });
  await step('the Service still answers', () => answers(kubectl, 'hello'));
  await step('destroy leaves the kinds and nothing else', async () => {
    await stack.destroy();
    const left = (await everything(kubectl)).filter((object) => !before.includes(object));
    const kinds = left.filter((object) => object.startsWith('CustomResourceDefinition '));
    // The API server keeps an APIService for each version of the group of a kind.
    const others = left.filter((object) => !/^(CustomResourceDefinition|APIService) /.test(object));
    assert.deepEqual(others, []);
    assert.ok(kinds.length > 40, `${kinds.length} kinds`);
  });
  await step('an up finds the kinds again', async () => {
    await stack.up(program({ tag: 'rebuilt' }));
    await answers(kubectl, 'hello');
  });
}

async function answers(kubectl: Kubectl, expected: string): Promise<void> {
  const gateway = await new Platform(kubectl, true).gateway();
  await until(`the answer ${expected}`, 60, async () => {
    const { status, body } = await gateway.send(`orders.${NAMESPACE}.example.com`);
    return body.startsWith(expected) ? undefined : `${status}: ${body}`;
  });
}

main().catch((error: Error) => {
  console.error(error.stack);
  process.exitCode = 1;
});
