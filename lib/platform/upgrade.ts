import { dataOf, type PackedCrd, type SchemaComponent } from '../schema/data';
import type { Component } from './component';

const RULE = 'platform/upgrade';

/** Notes that a component can't come from the release that is installed: Knative and Tekton go one minor at a time. */
export function checkDistance(component: Component, previous: string): void {
  const [from, to] = [previous, component.version].map(minorOf);
  if (from === undefined || to === undefined) {
    const allowed = 'a release, such as 1.22.1';
    component._faults.refuse(RULE, 'previousVersion', previous, allowed, 'give the release that is installed');
  } else if (from.major !== to.major || Math.abs(to.minor - from.minor) > 1) {
    const step = Math.sign(to.major - from.major || to.minor - from.minor);
    component._faults.refuse(
      RULE,
      'previousVersion',
      previous,
      `a release at most one minor from ${component.version}`,
      // Which minor was the last of a major isn't known here.
      from.major === to.major
        ? `go to ${from.major}.${from.minor + step} first`
        : `follow upstream's releases, one minor at a time, to ${to.major}.${to.minor - step} first`,
    );
  }
}

/** Notes CRDs of the installed release whose objects may be stored in a version that the new release doesn't know. */
export function checkStoredVersions(component: Component, schemas: SchemaComponent, previous: string): void {
  for (const { name, version } of droppedVersions(dataOf(schemas).crds, previous, component.version)) {
    component._faults.refuse(
      RULE,
      'previousVersion',
      previous,
      `a release whose stored ${name} are of a version that ${component.version} has; it has no ${version}`,
      'migrate the stored objects first',
    );
  }
}

/**
 * The versions in which a release stores objects, and which another release doesn't know, by the names of the CRDs. A release
 * stores objects as the others of its minor do.
 *
 * @internal
 */
export function droppedVersions(
  crds: readonly PackedCrd[],
  from: string,
  to: string,
): { readonly name: string; readonly version: string }[] {
  const minor = (release: string) => release.split('.', 2).join('.');
  const of = (release: string) =>
    crds.filter(({ releases }) => releases.some((each) => minor(each) === minor(release)));
  return of(from).flatMap(({ crd }) => {
    const { name } = crd.metadata;
    const version = crd.spec.versions.find(({ storage }: { storage: boolean }) => storage).name;
    const next = of(to).find((each) => each.crd.metadata.name === name);
    const isKnown = next?.crd.spec.versions.some((each: { name: string }) => each.name === version);
    return isKnown ? [] : [{ name, version }];
  });
}

function minorOf(release: string): { readonly major: number; readonly minor: number } | undefined {
  const [, major, minor] = /^(\d+)\.(\d+)(\.\d+)?$/.exec(release) ?? [];
  return major === undefined ? undefined : { major: Number(major), minor: Number(minor) };
}
