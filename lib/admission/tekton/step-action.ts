import { isAbsent, isFilled, listOf, objectOf } from '../json';
import type { Rule } from '../rule';
import { ALPHA } from './features';
import { refuseUnknown } from './param-use';
import { isForWindows } from './step';

/** A StepAction runs an image with a script or a command. */
export const stepActionContent: Rule = {
  id: 'tekton/step-action-content',
  check({ spec }, report) {
    const { image, script, command } = objectOf(spec);
    if (!isFilled(image)) report.refuse('spec.image', image, 'an image', 'give the action an `image`');
    if (isFilled(script) && isFilled(command)) {
      report.refuse('spec.script', script, 'one of `script` and `command`', 'remove one of them');
    }
    if (isForWindows(script)) report.needs(ALPHA, 'spec.script');
  },
};

/** A script of a StepAction contains no params, so that nobody can slip code in. */
export const stepActionScript: Rule = {
  id: 'tekton/step-action-script',
  check({ spec }, report) {
    const { script } = objectOf(spec);
    if (typeof script !== 'string' || !/\$\(params(\..*?|\[".*?"\]|\['.*?'\])\)/.test(script)) return;
    report.refuse('spec.script', script, 'no params', 'hand them over as environment variables');
  },
};

/** The volume of a mount is named by a param: only the task knows its volumes. */
export const stepActionMounts: Rule = {
  id: 'tekton/step-action-mounts',
  check({ spec }, report) {
    const { volumeMounts, params } = objectOf(spec);
    const names = new Set(listOf(params).map((param) => param?.name));
    for (const [i, mount] of listOf(volumeMounts).entries()) {
      const name = isAbsent(mount?.name) ? '' : mount.name;
      if (typeof name !== 'string') continue;
      const field = `spec.volumeMounts[${i}].name`;
      const found = name.match(/\$\(params(\..*?|\[".*?"\]|\['.*?'\])\)/g);
      if (found?.length !== 1 || found[0] !== name) {
        report.refuse(field, name, 'one param', 'give the `value` of a param');
        return;
      }
      refuseUnknown({ field, text: name, isElement: false }, 'params', names, report);
    }
  },
};
