import type { IConstruct } from 'constructs';
import { type PlatformFacts, platformOf } from '../platform-facts';
import type { Manifest, Setting } from '../rule';
import type { GraphRule } from './rule';

const BROKER_CLASS = 'eventing.knative.dev/broker.class';
const AUTOSCALER_CLASS = 'autoscaling.knative.dev/class';

/** A class of broker or autoscaler that the platform of the same app doesn't install: nothing would ever act on it. */
export const installedClass: GraphRule = {
  check({ objects }, report) {
    for (const { apiObject, manifest } of objects) {
      const wanted = wantedClass(manifest);
      if (wanted === undefined) continue;
      const { annotation, component, path } = wanted;
      const platform = platformOf(apiObject as IConstruct, component);
      const value = wanted.value ?? platform?.defaultClass(manifest.metadata.namespace);
      if (platform === undefined || typeof value !== 'string' || platform.classes.includes(value)) continue;
      report(apiObject, {
        rule: 'graph/installed-class',
        field: `${path}["${annotation}"]`,
        value,
        allowed: platform.classes.join(', ') || 'no class',
        change: `${installing(value, platform)}, or choose a class that is installed`,
      });
    }
  },
};

function installing(value: string, { off, path }: PlatformFacts): string {
  return off[value] === undefined ? `install it in '${path}'` : `set \`${off[value]}\` of '${path}'`;
}

interface WantedClass {
  readonly annotation: string;
  readonly component: Setting['component'];
  readonly path: string;
  readonly value: unknown;
}

function wantedClass({ apiVersion, kind, metadata, spec }: Manifest): WantedClass | undefined {
  const group = apiVersion.split('/')[0];
  if (group === 'eventing.knative.dev' && kind === 'Broker') {
    const value = metadata.annotations?.[BROKER_CLASS];
    return { annotation: BROKER_CLASS, component: 'eventing', path: 'metadata.annotations', value };
  }
  if (group === 'serving.knative.dev' && (kind === 'Service' || kind === 'Configuration')) {
    const value = spec?.template?.metadata?.annotations?.[AUTOSCALER_CLASS];
    return { annotation: AUTOSCALER_CLASS, component: 'serving', path: 'spec.template.metadata.annotations', value };
  }
  return undefined;
}
