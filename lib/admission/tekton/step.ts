import { parseGoDuration } from '../go-duration';
import { forEachStruct, isAbsent, isFilled, type JsonObject, listOf, objectOf } from '../json';
import type { Rule } from '../rule';
import { ALPHA, ARTIFACTS } from './features';
import { isDnsLabel } from './names';
import { taskSpecsOf } from './specs';
import { stepsOf } from './steps';
import { clean } from './task-spec';

/** Steps have different names, which are labels of DNS. */
export const stepName: Rule = {
  id: 'tekton/step-name',
  check(manifest, report) {
    for (const located of taskSpecsOf(manifest)) {
      const seen = new Set<string>();
      for (const { path, spec } of stepsOf(located)) {
        const { name } = spec;
        if (typeof name !== 'string' || name === '') continue;
        if (seen.has(name)) report.refuse(`${path}.name`, name, 'each name once', 'rename the step');
        seen.add(name);
        if (isDnsLabel(name)) continue;
        report.refuse(`${path}.name`, name, 'lower-case letters, digits and `-`, at most 63', 'rename the step');
      }
    }
  },
};

/** A step runs an image with a script or a command, or what a StepAction says. */
export const stepContent: Rule = {
  id: 'tekton/step-content',
  check(manifest, report) {
    for (const located of taskSpecsOf(manifest)) {
      for (const { path, spec } of stepsOf(located)) {
        if (isAbsent(spec.ref)) {
          if (isFilled(spec.params)) {
            report.refuse(`${path}.params`, spec.params, 'none without a StepAction', 'name the StepAction');
          }
          if (!isFilled(spec.image)) report.refuse(`${path}.image`, spec.image, 'an image', 'give the step an `image`');
          if (isFilled(spec.script) && isFilled(spec.command)) {
            report.refuse(`${path}.script`, spec.script, 'one of `script` and `command`', 'remove one of them');
          }
          continue;
        }
        for (const field of SAID_BY_ACTION) {
          if (!isFilled(spec[field])) continue;
          report.refuse(
            `${path}.${field}`,
            spec[field],
            'nothing, since the StepAction says it',
            `remove \`${field}\``,
          );
        }
      }
    }
  },
};

const SAID_BY_ACTION = ['image', 'command', 'args', 'script', 'workingDir', 'env', 'volumeMounts', 'results'];

/** Time limits aren't negative. */
export const stepTimeout: Rule = {
  id: 'tekton/step-timeout',
  check(manifest, report) {
    for (const located of taskSpecsOf(manifest)) {
      for (const { path, spec } of stepsOf(located)) {
        if (typeof spec.timeout !== 'string') continue;
        const seconds = parseGoDuration(spec.timeout);
        if (seconds !== undefined && seconds >= 0) continue;
        report.refuse(`${path}.timeout`, spec.timeout, 'a duration such as `1m30s`, 0 or more', 'change the duration');
      }
    }
  },
};

/** Tekton's own folders and volumes are its own. */
export const stepMounts: Rule = {
  id: 'tekton/step-mounts',
  check(manifest, report) {
    for (const located of taskSpecsOf(manifest)) {
      for (const { path, spec } of stepsOf(located)) {
        for (const [i, mount] of listOf(spec.volumeMounts).entries()) {
          const { name, mountPath } = objectOf(mount);
          const field = `${path}.volumeMounts[${i}]`;
          const place = typeof mountPath === 'string' ? clean(mountPath) : '';
          if (place.startsWith('/tekton/') && !place.startsWith('/tekton/home')) {
            report.refuse(`${field}.mountPath`, mountPath, 'a path outside of `/tekton/`', 'mount it elsewhere');
          }
          if (typeof name === 'string' && name.startsWith('tekton-internal-')) {
            report.refuse(`${field}.name`, name, 'a name not led by `tekton-internal-`', 'rename the volume');
          }
        }
      }
    }
  },
};

/** What happens on failure is one of two words, or a param. */
export const stepOnError: Rule = {
  id: 'tekton/step-on-error',
  check(manifest, report) {
    for (const located of taskSpecsOf(manifest)) {
      for (const { path, spec } of stepsOf(located)) {
        if (typeof spec.onError === 'string' && !isOnError(spec.onError)) {
          report.refuse(`${path}.onError`, spec.onError, '`continue`, `stopAndFail` or a param', 'choose one of these');
        }
      }
    }
  },
};

/** Whether a text says what happens on failure. */
export function isOnError(text: string): boolean {
  return ['', 'continue', 'stopAndFail'].includes(text) || text.startsWith('$(params');
}

/** Streams into files and scripts for Windows are alpha. */
export const stepAlpha: Rule = {
  id: 'tekton/step-alpha',
  check(manifest, report) {
    for (const located of taskSpecsOf(manifest)) {
      for (const { path, spec } of stepsOf(located)) {
        for (const field of ['stdoutConfig', 'stderrConfig']) {
          if (!isAbsent(spec[field])) report.needs(ALPHA, `${path}.${field}`);
        }
        if (isForWindows(spec.script)) report.needs(ALPHA, `${path}.script`);
      }
    }
  },
};

/** Whether a script is for Windows. */
export function isForWindows(script: unknown): boolean {
  return typeof script === 'string' && script.trim().startsWith('#!win');
}

/** Results of other steps stand only in commands, arguments and variables; artifacts in scripts too. */
export const stepReferences: Rule = {
  id: 'tekton/step-references',
  check(manifest, report) {
    for (const located of taskSpecsOf(manifest)) {
      for (const { path, spec } of stepsOf(located)) {
        for (const [field, text] of [...placesWithoutResults(spec), ['script', spec.script] as const]) {
          if (typeof text !== 'string' || !/\$\(steps\..*?\.results\..*?\)/.test(text)) continue;
          const change = 'hand it over as an environment variable';
          report.refuse(`${path}.${field}`, text, 'no result of a step', change);
        }
        for (const [field, text] of placesWithoutResults(spec)) {
          if (!namesStepArtifact(text)) continue;
          report.refuse(`${path}.${field}`, text, 'no artifact', 'hand it over as an environment variable');
        }
        const env = listOf(spec.env).map((variable) => variable?.value);
        const texts = [spec.script, ...listOf(spec.command), ...listOf(spec.args), ...env];
        if (texts.some((text) => namesStepArtifact(text) || namesTaskArtifact(text))) report.needs(ARTIFACTS, path);
      }
    }
  },
};

function placesWithoutResults(step: JsonObject): (readonly [string, unknown])[] {
  const { name, image, imagePullPolicy, workingDir } = step;
  const places: (readonly [string, unknown])[] = Object.entries({ name, image, imagePullPolicy, workingDir });
  listOf(step.envFrom).forEach((source, i) => {
    const { prefix, configMapRef, secretRef } = objectOf(source);
    places.push([`envFrom[${i}].prefix`, prefix], [`envFrom[${i}].configMapRef.name`, configMapRef?.name]);
    places.push([`envFrom[${i}].secretRef.name`, secretRef?.name]);
  });
  listOf(step.volumeMounts).forEach((mount, i) => {
    for (const field of ['name', 'mountPath', 'subPath']) places.push([`volumeMounts[${i}].${field}`, mount?.[field]]);
  });
  listOf(step.volumeDevices).forEach((device, i) => {
    for (const field of ['name', 'devicePath']) places.push([`volumeDevices[${i}].${field}`, device?.[field]]);
  });
  return places;
}

function namesStepArtifact(text: unknown): boolean {
  if (typeof text !== 'string') return false;
  return /\$\(steps\.[^.]+\.(?:inputs|outputs)\.[^.)]+\)/.test(text) || text.includes('$(step.artifacts.path)');
}

function namesTaskArtifact(text: unknown): boolean {
  if (typeof text !== 'string') return false;
  return TASK_ARTIFACT.test(text) || text.includes('$(artifacts.path)');
}

/** An artifact of another task. */
export const TASK_ARTIFACT = /\$\(tasks\.[^.]+\.(?:inputs|outputs)\.[^.)]+\)/;

/** Sidecars have an image, one thing to run, and not the name of Tekton's own. */
export const sidecars: Rule = {
  id: 'tekton/sidecar',
  check(manifest, report) {
    for (const located of taskSpecsOf(manifest)) {
      forEachStruct(located.spec.sidecars, (sidecar, i) => {
        const path = `${located.path}.sidecars[${i}]`;
        const { name, image, script, command } = sidecar;
        if (name === 'tekton-log-results') {
          report.refuse(`${path}.name`, name, 'any name but this', 'rename the sidecar: Tekton has one of this name');
        }
        if (!isFilled(image)) report.refuse(`${path}.image`, image, 'an image', 'give the sidecar an `image`');
        if (isFilled(script) && isFilled(command)) {
          report.refuse(`${path}.script`, script, 'one of `script` and `command`', 'remove one of them');
        }
      });
    }
  },
};
