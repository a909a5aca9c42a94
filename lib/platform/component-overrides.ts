import type { Component } from './component';
import { overridePodDisruptionBudget, type PodDisruptionBudgetOverride } from './pod-disruption-budget-override';
import { workloadBehind } from './selection';
import { overrideService, type ServiceOverride } from './service-override';
import type { StagedManifest } from './stages';
import { overrideWebhook, type WebhookOverride } from './webhook-override';
import type { WorkloadOverride } from './workload-override';

/** What is changed of single objects of a component. */
export interface ComponentOverrides {
  /**
   * What is changed of single workloads, by the name of the Deployment, StatefulSet, Job or CronJob. Refused if the component
   * has no workload of the name.
   *
   * @default - nothing
   */
  readonly workloads?: { readonly [name: string]: WorkloadOverride };

  /**
   * What is changed of single Services, by name. Refused if the component has no Service of the name.
   *
   * @default - nothing
   */
  readonly services?: { readonly [name: string]: ServiceOverride };

  /**
   * What is changed of single PodDisruptionBudgets, by name. Refused if the component has none of the name: a workload that
   * the release ships without one has `<workload>-pdb` once it has several pods by `highAvailability` or `replicas`.
   *
   * @default - nothing
   */
  readonly podDisruptionBudgets?: { readonly [name: string]: PodDisruptionBudgetOverride };

  /**
   * What is changed of single webhooks, by the name of their configuration, such as `validation.webhook.serving.knative.dev`.
   * Refused if the component has none of the name.
   *
   * @default - nothing
   */
  readonly webhooks?: { readonly [name: string]: WebhookOverride };
}

type Override = (component: Component, manifest: StagedManifest, override: any) => StagedManifest;

/** The overrides by the kinds of their objects. Those of workloads are made before there are objects. */
const BY_KIND: readonly [prop: keyof ComponentOverrides, kinds: RegExp, override: Override][] = [
  ['services', /^Service$/, (_component, service, override) => overrideService(service, override)],
  ['podDisruptionBudgets', /^PodDisruptionBudget$/, overridePodDisruptionBudget],
  ['webhooks', /WebhookConfiguration$/, overrideWebhook],
];

/** An object with its override. Workloads have theirs already. */
export function overridden(component: Component, manifest: StagedManifest): StagedManifest {
  const [prop, , override] = BY_KIND.find(([, kinds]) => kinds.test(manifest.kind)) ?? [];
  const given = prop && component._overrides[prop]?.[manifest.metadata.name];
  return given && override ? override(component, manifest, given) : manifest;
}

/** Notes overrides of objects that the component hasn't, and selectors by which webhooks aren't reached. */
export function checkOverrides(
  component: Component,
  workloads: readonly string[],
  objects: readonly StagedManifest[],
): void {
  const { _overrides: overrides, _faults: faults } = component;
  const refuseOthers = (rule: string, prop: keyof ComponentOverrides, names: readonly string[]) => {
    const allowed = names.join(', ') || 'nothing, since the component has no such object';
    for (const name of Object.keys(overrides[prop] ?? {})) {
      if (!names.includes(name)) faults.refuse(rule, prop, name, allowed, 'correct the name, or leave it out');
    }
  };
  refuseOthers('platform/workload', 'workloads', workloads);
  for (const [prop, kinds] of BY_KIND) {
    const names = objects.filter(({ kind }) => kinds.test(kind)).map(({ metadata }) => metadata.name);
    refuseOthers('platform/object', prop, names);
  }
  const called = objects.flatMap(({ webhooks = [] }) => webhooks.map(({ clientConfig }: any) => clientConfig.service));
  for (const [name, { selector }] of Object.entries(overrides.services ?? {})) {
    const service = called.find((each) => each.name === name);
    if (selector === undefined || service === undefined || workloadBehind(service, objects)) continue;
    const allowed = 'labels that the pods of a workload have, since webhooks are called by this Service';
    const change = 'give the pods these labels by `workloads` too, or leave it out';
    faults.refuse('platform/service', `services.${name}.selector`, selector, allowed, change);
  }
}
