import assert from 'node:assert/strict';
import { admit } from '../../../lib/admission/admission';
import type { Manifest } from '../../../lib/admission/rule';
import { schemaOf } from '../../../lib/schema/structure';
import { coverageManifests } from '../../admission/manifests';
import { mutantsOf } from '../../admission/mutations';
import type { Mutant } from '../../admission/mutations/mutation';
import { NotRun, type Scenario } from '../scenario';
import type { Trial } from '../trial';

/** Mutants of each kind, and how many of those that the package refuses and accepts are sent. */
const MUTANTS = 300;
const SAMPLE = 15;

/**
 * How webhooks say that the API server, which they asked to try out a job or a pod, refuses it. Of pods, the package checks
 * what Knative itself checks.
 */
const TRIED_OUT = /Job\.batch "[^"]*" is invalid|dry run failed with pod/i;

/** What the package refuses, the API server and the webhooks refuse too, and they accept what it accepts. */
export const refusals: Scenario = {
  name: 'refusals',
  run: async (trial) => {
    const kinds = new Map<string, Manifest[]>();
    for (const manifest of [...(await coverageManifests()).values()].flat()) {
      const kind = `${manifest.apiVersion}/${manifest.kind}`;
      kinds.set(kind, [...(kinds.get(kind) ?? []), manifest]);
    }
    for (const [kind, manifests] of kinds) {
      await trial.check(`the cluster agrees on ${kind}`, async () => {
        const path = await pathOf(trial, manifests[0]);
        if (path === undefined) throw new NotRun('it lacks the kind');
        return agree(trial, path, manifests);
      });
    }
  },
};

async function agree(trial: Trial, path: string, manifests: readonly Manifest[]): Promise<string> {
  // Of other kinds, the package promises only that what it renders is accepted.
  const isJudged = schemaOf(manifests[0].apiVersion, manifests[0].kind) !== undefined;
  const mutants = isJudged ? mutantsOf(manifests, MUTANTS) : [];
  const refused = sample(mutants.filter(({ manifest }) => isRefused(manifest)));
  const unchanged = manifests.map((manifest) => ({ mutation: 'unchanged', manifest }));
  const accepted = sample([...unchanged, ...mutants].filter(({ manifest }) => !isRefused(manifest)));
  const disagreements: string[] = [];
  let triedOut = 0;
  for (const [expected, sent] of [['refuses', refused] as const, ['accepts', accepted] as const]) {
    for (const { mutation, manifest } of sent) {
      const answer = await trial.fetchApi(`${path}?dryRun=All&fieldValidation=Strict`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(manifest).replaceAll('"namespace":"shop"', `"namespace":"${trial.namespace}"`),
      });
      const { message = '' } = (await answer.json()) as { message?: string };
      if (expected === 'accepts' && TRIED_OUT.test(message)) {
        triedOut += 1;
      } else if (answer.ok !== (expected === 'accepts')) {
        disagreements.push(`${mutation}: the package ${expected} it, the cluster answers ${answer.status} ${message}`);
      }
    }
  }
  assert.deepEqual(disagreements, []);
  assert.ok(accepted.length === 0 || accepted.length > triedOut, 'nothing was accepted');
  const others = triedOut > 0 ? `, ${triedOut} with pods that the API server refuses` : '';
  return `${refused.length} refused, ${accepted.length - triedOut} accepted${others}`;
}

/** Whether the rules refuse a manifest on a platform with default settings. */
function isRefused(manifest: Manifest): boolean {
  const { findings, needs } = admit(manifest);
  return findings.length > 0 || needs.some(({ flag }) => !flag.values.includes(flag.default ?? 'disabled'));
}

/** Evenly from all, the same each time. */
function sample(mutants: readonly Mutant[]): readonly Mutant[] {
  const step = Math.max(1, mutants.length / SAMPLE);
  return Array.from({ length: Math.min(SAMPLE, mutants.length) }, (_, i) => mutants[Math.floor(i * step)]);
}

/** Where objects of a kind are created, if the cluster has it. */
async function pathOf(trial: Trial, { apiVersion, kind }: Manifest): Promise<string | undefined> {
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const answer = await trial.fetchApi(root);
  if (answer.status === 404) return undefined;
  assert.equal(answer.status, 200, `${root} answers ${answer.status}`);
  const { resources } = (await answer.json()) as { resources: { name: string; kind: string; namespaced: boolean }[] };
  const resource = resources.find((candidate) => candidate.kind === kind && !candidate.name.includes('/'));
  if (resource === undefined) return undefined;
  return resource.namespaced ? `${root}/namespaces/${trial.namespace}/${resource.name}` : `${root}/${resource.name}`;
}
