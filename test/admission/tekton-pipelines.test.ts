import { Chart, Testing } from 'cdk8s';
import { expect, test } from 'vitest';
import { Rules } from '../../lib';
import { admit } from '../../lib/admission/admission';
import { settingsOf, upstream } from './oracle';
import { randomPipeline } from './random-pipelines';

const COUNT = 3000;
const FLAGS = { 'enable-api-fields': 'alpha', 'enable-cel-in-whenexpression': 'true', 'enable-param-enum': 'true' };
const settings = { 'tekton-pipelines': { 'feature-flags': FLAGS } };

test('rules and upstream agree on thousands of generated pipelines', { timeout: 600_000 }, async () => {
  const chart = new Chart(Testing.app(), 'ci', { namespace: 'ci' });
  Rules.of(chart).ignore('*', 'the test asks the rules itself');
  const manifests = Array.from({ length: COUNT }, (_, i) => randomPipeline(chart, i));
  const verdicts = await upstream.verdicts(manifests, settings);
  const ours = manifests.map((manifest) => admit(manifest, settingsOf(settings)).findings);
  const disagreements = manifests.flatMap((manifest, i) => {
    if (verdicts[i].accepted === (ours[i].length === 0)) return [];
    const rules = ours[i].map(({ rule, field }) => `${rule} at ${field}`).join('; ');
    return [`${JSON.stringify(manifest)}\n  ours: ${rules}\n  upstream: ${verdicts[i].errors.join('; ')}`];
  });
  expect(disagreements.slice(0, 10).join('\n')).toBe('');

  const accepted = verdicts.filter((verdict) => verdict.accepted).length;
  const refusing = new Map<string, number>();
  for (const findings of ours) {
    for (const rule of new Set(findings.map(({ rule }) => rule))) refusing.set(rule, (refusing.get(rule) ?? 0) + 1);
  }
  console.log(`${accepted} of ${COUNT} accepted; refused by`, Object.fromEntries([...refusing].sort()));
  expect(accepted).toBeGreaterThan(COUNT / 5);
  expect(COUNT - accepted).toBeGreaterThan(COUNT / 5);
  expect([...refusing].filter(([, times]) => times >= 5).map(([rule]) => rule)).toEqual(
    expect.arrayContaining(REFUSING),
  );
});

/** Rules that the generated faults are for. */
const REFUSING = [
  'tekton/array-param',
  'tekton/execution-status',
  'tekton/finally',
  'tekton/matrix',
  'tekton/matrix-results',
  'tekton/param-declaration',
  'tekton/pipeline-params',
  'tekton/pipeline-results',
  'tekton/pipeline-task-name',
  'tekton/pipeline-workspaces',
  'tekton/reference',
  'tekton/result-declaration',
  'tekton/result-use',
  'tekton/run-params',
  'tekton/run-timeouts',
  'tekton/step-content',
  'tekton/step-name',
  'tekton/step-params',
  'tekton/task-order',
  'tekton/when',
  'tekton/workspace-usage',
];
