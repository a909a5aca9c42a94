import { nameOf, type Section } from './comparison';

/** Objects that come and go. */
export const objects: Section = {
  title: 'Objects',
  lines: ({ added, removed }) => [
    ...added.map((manifest) => `+ ${nameOf(manifest)}`),
    ...removed.map((manifest) => `- ${nameOf(manifest)}`),
    ...(removed.length > 0 ? ['What is removed stays in the cluster until somebody deletes it.'] : []),
  ],
};
