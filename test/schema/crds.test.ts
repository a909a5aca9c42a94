import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { crdsOf } from '../../lib/schema/crds';
import type { SchemaComponent } from '../../lib/schema/data';
import { readUpstream } from '../../tools/schema/upstream.mjs';

const upstream = '../shared/upstream';

describe.skipIf(!existsSync(upstream))('compared with the files of the releases', () => {
  const components = existsSync(upstream) ? readUpstream(upstream) : [];
  const releases = components.flatMap(([component, found]) => found.map((entry) => ({ component, ...entry })));

  test.each(releases)('the CRDs of $component $release are those of upstream', ({ component, release, crds }) => {
    expect(byName(crdsOf(component as SchemaComponent, release))).toStrictEqual(byName(crds));
  });
});

const byName = (crds: { [field: string]: any }[]) => Object.fromEntries(crds.map((crd) => [crd.metadata.name, crd]));

test('changing a CRD that was given out changes no other', () => {
  const eventType = () => crdsOf('eventing', '1.23.0').find(({ spec }) => spec.names.kind === 'EventType')?.spec;
  const changed = eventType();
  expect(changed.conversion.webhook.clientConfig.service.namespace).toBe('knative-eventing');
  changed.conversion.webhook.clientConfig.service.namespace = 'events';
  delete changed.versions[0].schema.openAPIV3Schema.properties.spec;
  expect(eventType().conversion.webhook.clientConfig.service.namespace).toBe('knative-eventing');
  expect(Object.keys(eventType().versions[0].schema.openAPIV3Schema.properties)).toContain('spec');
});

test('a release that is not known is refused with those that are', () => {
  expect(() => crdsOf('serving', '1.0.0')).toThrow(
    'version is "1.0.0"; allowed: 1.23.0, 1.22.1; choose one of these [platform/version]',
  );
});
