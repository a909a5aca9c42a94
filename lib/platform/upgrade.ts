import { dataOf, type SchemaComponent } from '../schema/data';
import type { Component } from './component';

/** Notes that a component can't come from the release that is installed: Knative and Tekton go one minor at a time. */
export function checkDistance(component: Component, previous: string): void {
  const [from, to] = [previous, component.version].map((release) => Number(release.split('.')[1]));
  if (Math.abs(to - from) <= 1) return;
  const next = `${previous.split('.')[0]}.${from + Math.sign(to - from)}`;
  component._faults.refuse(
    'platform/upgrade',
    'previousVersion',
    previous,
    `a release at most one minor from ${component.version}`,
    `go to ${next} first`,
  );
}

/** Notes CRDs of the installed release whose objects may be stored in a version that the new release doesn't know. */
export function checkStoredVersions(component: Component, schemas: SchemaComponent, previous: string): void {
  const crdsOf = (release: string) => dataOf(schemas).crds.filter(({ releases }) => releases.includes(release));
  for (const { crd } of crdsOf(previous)) {
    const stored = crd.spec.versions.find(({ storage }: { storage: boolean }) => storage).name;
    const next = crdsOf(component.version).find((each) => each.crd.metadata.name === crd.metadata.name);
    if (next?.crd.spec.versions.some(({ name }: { name: string }) => name === stored)) continue;
    component._faults.refuse(
      'platform/upgrade',
      'previousVersion',
      previous,
      `a release whose stored ${crd.metadata.name} are of a version that ${component.version} has; it has no ${stored}`,
      'migrate the stored objects first',
    );
  }
}
