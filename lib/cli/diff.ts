import type { Manifest } from '../admission/rule';
import type { Command } from './command';
import { compare, type Section } from './diff/comparison';
import { definitions } from './diff/definitions';
import { others, settings, webhooks, workloads } from './diff/fields';
import { images } from './diff/images';
import { objects } from './diff/objects';
import { permissions } from './diff/permissions';
import { versions } from './diff/versions';
import { filesIn, manifestsOf } from './manifests';

const SECTIONS: readonly Section[] = [
  versions,
  objects,
  definitions,
  permissions,
  settings,
  webhooks,
  workloads,
  images,
  others,
];

/** Prints what the change from one set of manifests to another means. */
export const diff: Command = {
  usage: 'diff OLD NEW',
  summary: 'say what an upgrade changes, from two folders of manifests: kinds, permissions, settings, images and so on',
  run(paths) {
    if (paths.length !== 2) throw new Error('diff needs two files or folders');
    const [before, after] = paths.map((path) => filesIn([path]).flatMap(manifestsOf));
    const sections = sectionsBetween(before, after).map((lines) => lines.join('\n'));
    console.log(sections.length === 0 ? 'Nothing changes.' : sections.join('\n\n'));
    return 0;
  },
};

/** What changes, a section after the other, each with its title and its lines. */
export function sectionsBetween(before: readonly Manifest[], after: readonly Manifest[]): string[][] {
  const comparison = compare(before, after);
  return SECTIONS.flatMap(({ title, lines }) => {
    const found = lines(comparison);
    return found.length === 0 ? [] : [[title, ...found.map((line) => `  ${line}`)]];
  });
}
