import assert from 'node:assert/strict';
import type { Kubectl } from '../../cluster/kubectl';
import { step } from '../../cluster/progress';
import { GUEST, guest, PASSWORD } from './guest';
import type { EngineStack } from './stack';

/** From the first `pulumi up` of the guest to its `pulumi destroy`. */
export async function visit(stack: EngineStack, kubectl: Kubectl): Promise<void> {
  const program = (options?: Parameters<typeof guest>[1]) => guest(kubectl.kubeconfig, options);
  await kubectl.run(['create', 'namespace', GUEST]);
  await kubectl.run(['create', 'configmap', 'settings', '-n', GUEST, '--from-literal=greeting=hello']);
  await step('with providers of its own, another stack takes over what is there', async () => {
    const { changes } = await stack.up(program({ protect: true }));
    assert.deepEqual(Object.keys(changes).sort(), ['create', 'import']);
    assert.equal(changes.import, 1);
    assert.equal((await kubectl.get('priorityclass', GUEST)).value, 1_000);
    assert.deepEqual(Object.keys(await stack.refresh()), ['same']);
    assert.deepEqual(Object.keys(await stack.preview(program({ protect: true }))), ['same']);
  });
  await step('a secret is in its state only encrypted', async () => {
    const state = await stack.state();
    assert.ok(state.includes('somebody'));
    assert.ok(!state.includes(PASSWORD));
  });
  await step('what is protected is not destroyed', async () => {
    await assert.rejects(stack.destroy(), /protect/);
    assert.equal((await kubectl.get('configmap', 'settings', GUEST)).data.greeting, 'hello');
  });
  await step('what a rule refuses leaves nothing behind', async () => {
    await assert.rejects(stack.up(program({ protect: true, refused: true })), /runs after it \[tekton\/task-order\]/);
    await assert.rejects(kubectl.get('configmap', 'more', GUEST), /not found/);
  });
  await step('what a rule refuses once it is known is not created', async () => {
    await assert.rejects(
      stack.up(program({ protect: true, refusedLate: true })),
      /is refused:\s+spec\.schedule is .*\[eventing\/ping-schedule\]/,
    );
    await assert.rejects(kubectl.get('pingsource', 'late-tick', GUEST), /not found/);
  });
  await step('what does not get ready in its time says why', async () => {
    await assert.rejects(stack.up(program({ unready: true })), /reason:NotFound status:False type:Ready/);
  });
  await step('a run that fails says why, and is made anew once it is mended', async () => {
    const failure = /guest\/check\/Resource: the TaskRun has failed: StepFailed: "step-unnamed-0" exited with code 1/;
    await assert.rejects(stack.up(program({ check: 'false' })), failure);
    await assert.rejects(stack.up(program({ check: 'false' })), failure);
    // Tekton judges a preview as a change of the run that is there.
    await assert.rejects(stack.preview(program({ check: 'true' })), /no updates are allowed/);
    const { changes } = await stack.up(program({ check: 'true' }));
    assert.equal(changes.replace, 1);
  });
  await step('its destroy leaves nothing, its own kind included', async () => {
    await stack.up(program());
    await stack.destroy();
    await assert.rejects(kubectl.get('configmap', 'settings', GUEST), /not found/);
    await assert.rejects(kubectl.get('priorityclass', GUEST), /not found/);
    await assert.rejects(kubectl.get('crd', 'guests.example.com'), /not found/);
  });
  await kubectl.run(['delete', 'namespace', GUEST, '--wait=false']);
}
