import * as pulumi from '@pulumi/pulumi';
import { ApiObject, App, Chart } from 'cdk8s';
import { expect, test } from 'vitest';
import { serving } from '../../lib';
import { validatorOf } from '../../lib/admission/app-validator';
import { type Check, Outputs } from '../../lib/pulumi/outputs';
import { rejected, settled } from './mocks';

test('rules see all values of an object once they are known', async () => {
  const outputs = new Outputs();
  const seen: unknown[] = [];
  const manifest = { spec: { schedule: `*/${outputs.asString(pulumi.output('5'))} *`, port: outputs.asNumber(80) } };
  const resolved = outputs.resolve('shop/tick', manifest, (known) => seen.push(known)) as typeof manifest;
  await settled(pulumi.output(resolved.spec.port));
  expect(seen).toEqual([{ spec: { schedule: '*/5 *', port: 80 } }]);
});

test('a rule that refuses a secret does not show it', async () => {
  const outputs = new Outputs();
  const app = new App({ outdir: '.' });
  const service = new serving.Service(new Chart(app, 'shop'), 'orders', { image: 'example.com/orders' });
  const image = outputs.asString(pulumi.secret('Not An Image'));
  const manifest = { ...ApiObject.of(service).toJson(), spec: { template: { spec: { containers: [{ image }] } } } };
  const check: Check = (known, secrets) => {
    validatorOf(service).admitKnown(ApiObject.of(service), known as never, secrets);
  };
  const { spec } = outputs.resolve('shop/orders', manifest, check) as typeof manifest;
  await expect(rejected(spec.template.spec.containers[0].image)).resolves.toMatch(
    /spec\.template\.spec\.containers\[0\]\.image is "\[secret\]"; allowed: (?!.*Not An Image)/,
  );
});

test('an Output that turns out to have no value is refused, with the field that it stands in', async () => {
  const outputs = new Outputs();
  const manifest = { spec: { uri: `${outputs.asString(pulumi.output(undefined as never))}/all` } };
  const { spec } = outputs.resolve('shop/tick', manifest, () => {}) as typeof manifest;
  await expect(rejected(spec.uri)).resolves.toContain(
    'shop/tick: spec.uri is an Output that has turned out to have no value',
  );
});
