import * as pulumi from '@pulumi/pulumi';
import { ApiObject, type ApiObjectProps, App, Chart } from 'cdk8s';
import { expect, test } from 'vitest';
import { validatorOf } from '../../lib/admission/app-validator';
import { registerPlaceholders } from '../../lib/admission/unknown';
import { type Check, Outputs } from '../../lib/pulumi/outputs';
import { rejected, settled } from './mocks';

test('rules see all values of an object once they are known', async () => {
  const outputs = new Outputs('shop');
  const seen: unknown[] = [];
  const manifest = { spec: { schedule: `*/${outputs.asString(pulumi.output('5'))} *`, port: outputs.asNumber(80) } };
  const resolved = outputs.resolve('shop/tick', manifest, (known) => seen.push(known)) as typeof manifest;
  await settled(pulumi.output(resolved.spec.port));
  expect(seen).toEqual([{ spec: { schedule: '*/5 *', port: 80 } }]);
});

const UNTOLD =
  'is "[secret]"; allowed: what the rule accepts; more would show a part of the secret; ' +
  'change the secret, or what it must fit';
const MAX_SCALE = 'spec.template.metadata.annotations["autoscaling.knative.dev/max-scale"]';

const service = (template: object) => ({
  apiVersion: 'serving.knative.dev/v1',
  kind: 'Service',
  metadata: { name: 'orders' },
  spec: { template },
});
const task = (value: string) => ({
  apiVersion: 'tekton.dev/v1',
  kind: 'Task',
  metadata: { name: 'orders' },
  spec: { steps: [{ name: 'check', image: 'example.com/check', env: [{ name: 'PASSWORD', value }], onError: 'no' }] },
});
const scale = (min: number) => ({
  'autoscaling.knative.dev/min-scale': String(min),
  'autoscaling.knative.dev/max-scale': '20',
});

test.each<[string, (outputs: Outputs) => object, string[]]>([
  [
    'the value of a field',
    (outputs) => service({ spec: { containers: [{ image: outputs.asString(pulumi.secret('Not An Image')) }] } }),
    [`spec.template.spec.containers[0].image ${UNTOLD} [serving/container-image]`],
  ],
  [
    'a part of it; what rests on no secret is told',
    (outputs) => task(outputs.asString(pulumi.secret('ab$(params.hunter2)cd'))),
    [
      `spec.steps[0].env[0].value ${UNTOLD} [tekton/step-params]`,
      'spec.steps[0].onError is "no"; allowed: `continue`, `stopAndFail` or a param; choose one of these [tekton/step-on-error]',
    ],
  ],
  [
    'what another field must fit',
    (outputs) =>
      service({
        metadata: { annotations: scale(outputs.asNumber(pulumi.secret(4321))) },
        spec: { containers: [{ image: 'example.com/orders' }] },
      }),
    [`${MAX_SCALE} ${UNTOLD} [serving/scale-bounds]`],
  ],
])('a rule that refuses an object for a secret does not show it: %s', async (_case, of, lines) => {
  const outputs = new Outputs('shop');
  const app = new App({ outdir: '.' });
  registerPlaceholders(app, outputs);
  const manifest = of(outputs);
  const object = new ApiObject(new Chart(app, 'shop'), 'orders', manifest as ApiObjectProps);
  const refusal = new Promise<string>((resolve) => {
    const check: Check = (known, open) => {
      try {
        validatorOf(object).admitKnown(object, known as never, open as never);
      } catch (error) {
        resolve(String(error));
      }
    };
    outputs.resolve('shop/orders', manifest, check);
  });
  expect((await refusal).split('\n  ').slice(1)).toEqual(lines);
});

test('an Output that turns out to have no value is refused, with the field that it stands in', async () => {
  const outputs = new Outputs('shop');
  const manifest = { spec: { uri: `${outputs.asString(pulumi.output(undefined as never))}/all` } };
  const { spec } = outputs.resolve('shop/tick', manifest, () => {}) as typeof manifest;
  await expect(rejected(spec.uri)).resolves.toContain(
    'shop/tick: spec.uri is an Output that has turned out to have no value',
  );
});

const base64 = (text: string) => Buffer.from(text).toString('base64');
const CHANGED =
  'is what stands for an Output, changed or from another component; allowed: unchanged what `asString` and `asNumber` of ' +
  'this component return; change the value inside `apply`, and give `asString` what that returns [pulumi/known]';

test.each<[string, (text: string, number: number) => string | number]>([
  ['in upper case', (text) => text.toUpperCase()],
  ['cut at its end', (text) => text.slice(0, 10)],
  ['cut at its beginning', (text) => `a${text.slice(-8)}`],
  ['twice, once changed', (text) => `${text} ${text.replaceAll('-', '_')}`],
  ['in base64', (text) => base64(text)],
  ['in base64 after one letter', (text) => base64(`:${text}`)],
  ['in base64 after two letters', (text) => base64(`a:${text}`)],
  ['twice the number', (_text, number) => number * 2],
  ['twice the number in a text', (_text, number) => `${number * 2}Mi`],
  ['ten times the number in a text', (_text, number) => `${number * 10}`],
  ['a thousandth of the number', (_text, number) => number / 1_000],
  ['the number before', (_text, number) => number + 1],
  ['the number after', (_text, number) => number - 1],
  ['what is left of a hundred', (_text, number) => 100 - number],
  ['the text of another component', () => new Outputs('other').asString('other')],
  ['the number of another component', () => new Outputs('other').asNumber(8)],
  ['the number of another component in a text', () => `v${new Outputs('other').asNumber(8)}`],
])('what stands for an Output is refused when it is %s', (_case, change) => {
  const outputs = new Outputs('shop');
  outputs.asNumber(1);
  const changed = change(outputs.asString('text'), outputs.asNumber(2));
  outputs.asNumber(3);
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { changed } };
  expect(outputs.faultsIn(object)).toEqual([`data.changed ${CHANGED}`]);
  // Rules, which know nothing of it, leave it to this refusal.
  expect(outputs.isUnknown(changed)).toBe(true);
});

test('what is encoded in the data of a Secret stands for no Output, however deep', () => {
  const outputs = new Outputs('shop');
  const auth = base64(`shop:${outputs.asString(pulumi.secret('hunter2'))}`);
  const data = { '.dockerconfigjson': base64(JSON.stringify({ auths: { 'example.com': { auth } } })) };
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'registry' } };
  expect(outputs.faultsIn({ ...secret, data })).toEqual([`data..dockerconfigjson ${CHANGED}`]);
  expect(outputs.faultsIn({ ...secret, data: { password: outputs.asString('aHVudGVyMg==') } })).toEqual([]);
});

test('nothing else is taken for what stands for an Output', () => {
  const outputs = new Outputs('shop');
  const data = {
    both: `${outputs.asString('a')}-1700000000000${outputs.asString('b')}${outputs.asNumber(1)}`,
    time: 'build-1700000000000',
    minimum: -(2 ** 63),
    safe: Number.MIN_SAFE_INTEGER,
    card: 'card-4990000000000000',
    pulumi: 'pulumi-outputs of shop',
  };
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data };
  expect(outputs.faultsIn(object)).toEqual([]);
});
