import { expect, test } from 'vitest';
import { admit } from '../../lib/admission/admission';
import { celExpression } from './cel-expressions';
import { randomNumbers } from './mutations/random';
import { settingsOf, upstream } from './oracle';

const COUNT = 5000;
const settings = { 'tekton-pipelines': { 'feature-flags': { 'enable-cel-in-whenexpression': 'true' } } };

test('rules and upstream agree on thousands of generated expressions in CEL', async () => {
  const random = randomNumbers(1);
  const expressions = Array.from({ length: COUNT }, () => celExpression(random));
  const manifests = expressions.map((cel) => ({
    apiVersion: 'tekton.dev/v1',
    kind: 'Task',
    metadata: { name: 'build' },
    spec: { params: [{ name: 'x' }], steps: [{ image: 'registry.example.com/bash', when: [{ cel }] }] },
  }));
  const verdicts = await upstream.verdicts(manifests, settings);
  const disagreements = expressions.filter(
    (_, i) => verdicts[i].accepted !== (admit(manifests[i], settingsOf(settings)).findings.length === 0),
  );
  expect(disagreements).toEqual([]);
  const accepted = verdicts.filter((verdict) => verdict.accepted).length;
  expect(accepted).toBeGreaterThan(COUNT / 10);
  expect(COUNT - accepted).toBeGreaterThan(COUNT / 10);
});
