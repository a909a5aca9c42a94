import type { Manifest } from '../../admission/rule';
import { nameOf, type Section } from './comparison';

/** Objects that come and go. */
export const objects: Section = {
  title: 'Objects',
  lines: ({ added, removed }) => [
    ...added.map((manifest) => `+ ${nameOf(manifest)}`),
    ...removed.map((manifest) => `- ${nameOf(manifest)}`),
    ...(removed.some(stays) ? ['What is removed stays in the cluster until somebody deletes it.'] : []),
  ],
};

/** Whether an object is there until somebody deletes it; some Jobs delete themselves. */
function stays({ kind, spec }: Manifest): boolean {
  return kind !== 'Job' || spec?.ttlSecondsAfterFinished === undefined;
}
