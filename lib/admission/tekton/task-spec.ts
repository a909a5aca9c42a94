import { forEachStruct, isAbsent, isObject, listOf } from '../json';
import type { Rule } from '../rule';
import { BETA } from './features';
import { taskSpecsOf } from './specs';

/** A task has steps. */
export const taskSteps: Rule = {
  id: 'tekton/task-steps',
  check(manifest, report) {
    for (const { path, spec } of taskSpecsOf(manifest)) {
      if (isAbsent(spec.steps) || (Array.isArray(spec.steps) && spec.steps.length === 0)) {
        report.refuse(`${path}.steps`, spec.steps, 'at least one step', 'add a step');
      }
    }
  },
};

/** Volumes of a task have different names. */
export const taskVolumes: Rule = {
  id: 'tekton/task-volumes',
  check(manifest, report) {
    for (const { path, spec } of taskSpecsOf(manifest)) {
      const seen = new Set<unknown>();
      for (const [i, volume] of listOf(spec.volumes).entries()) {
        const name = volume?.name ?? '';
        if (seen.has(name)) report.refuse(`${path}.volumes[${i}].name`, name, 'each name once', 'rename the volume');
        seen.add(name);
      }
    }
  },
};

/** Workspaces of a task have different names and places. */
export const taskWorkspaces: Rule = {
  id: 'tekton/task-workspaces',
  check(manifest, report) {
    for (const { path, spec } of taskSpecsOf(manifest)) {
      const containers = [...listOf(spec.steps), spec.stepTemplate].filter(isObject);
      const mounts = containers.flatMap(({ volumeMounts }) => listOf(volumeMounts));
      const places = new Set(mounts.map((mount) => clean(String(mount?.mountPath ?? ''))));
      const names = new Set<string>();
      forEachStruct(spec.workspaces, ({ name: given, mountPath }, i) => {
        const name = given ?? '';
        if (typeof name !== 'string') return;
        const field = `${path}.workspaces[${i}]`;
        if (names.has(name)) report.refuse(`${field}.name`, name, 'each name once', 'rename the workspace');
        names.add(name);
        const place = clean(typeof mountPath === 'string' && mountPath !== '' ? mountPath : `/workspace/${name}`);
        if (places.has(place)) {
          report.refuse(
            `${field}.mountPath`,
            place,
            'a path where nothing else is mounted',
            'give another `mountPath`',
          );
        }
        places.add(place);
      });
    }
  },
};

/** A step or sidecar has only workspaces that its task declares. */
export const workspaceUsage: Rule = {
  id: 'tekton/workspace-usage',
  check(manifest, report) {
    for (const { path, spec } of taskSpecsOf(manifest)) {
      const names = listOf(spec.workspaces).map((workspace) => workspace?.name ?? '');
      for (const section of ['steps', 'sidecars']) {
        for (const [i, container] of listOf(spec[section]).entries()) {
          for (const [j, usage] of listOf(container?.workspaces).entries()) {
            const field = `${path}.${section}[${i}].workspaces[${j}]`;
            report.needs(BETA, field);
            if (names.includes(usage?.name ?? '')) continue;
            report.refuse(
              `${field}.name`,
              usage?.name,
              names.join(', ') || 'none',
              'declare the workspace in the task',
            );
          }
        }
      }
    }
  },
};

/** A path as Go's `filepath.Clean` writes it. */
export function clean(path: string): string {
  const isAbsolute = path.startsWith('/');
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length > 0 && parts[parts.length - 1] !== '..') parts.pop();
    else if (!isAbsolute) parts.push(part);
  }
  return `${isAbsolute ? '/' : ''}${parts.join('/')}` || '.';
}
