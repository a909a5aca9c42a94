import type { Manifest } from '../../admission/rule';
import { imagesIn } from '../../platform/images-in';
import { linesOf } from './change-lines';
import { type Change, changesBetween } from './changes';
import { nameOf, type Section } from './comparison';
import { VERSION_LABEL } from './versions';

const isSetting = ({ kind }: Manifest) => kind === 'ConfigMap' || kind === 'Secret';
const isWebhook = ({ kind }: Manifest) => kind.endsWith('WebhookConfiguration');
const isWorkload = ({ kind }: Manifest) => ['Deployment', 'StatefulSet', 'DaemonSet'].includes(kind);

export const settings = fieldsOf('Settings', isSetting, /^data(\.|(?=\[))/);

export const workloads = fieldsOf('Workloads', isWorkload, /^spec\.template\.spec\./);

export const webhooks = fieldsOf('Webhooks', isWebhook);

/** All that no other section tells. */
export const others = fieldsOf(
  'Other objects',
  (manifest) => ![isSetting, isWebhook, isWorkload].some((is) => is(manifest)),
);

/** The fields of some objects; a prefix that most of them have is left out. */
function fieldsOf(title: string, isMeant: (manifest: Manifest) => boolean, prefix = /^/): Section {
  return {
    title,
    lines: ({ kept, ...all }) => {
      const [oldImages, images] = [all.oldImages, all.images].map(andNone);
      // That an image comes or goes is told by the section on images; that it moves isn't.
      const isTold = (change: Change) => !(images.has(change.before) && oldImages.has(change.after));
      return kept.flatMap(([before, after]) => {
        if (!isMeant(after)) return [];
        const changes = changesOf(before, after, isTold).map((change) => ({
          ...change,
          path: change.path.replace(prefix, ''),
        }));
        const isReplaced = isWorkload(after) && changesBetween(before.spec?.template, after.spec?.template).length > 0;
        if (changes.length === 0 && !isReplaced) return [];
        return [
          `${nameOf(after)}${isReplaced ? ': its pods are replaced' : ''}`,
          ...changes.flatMap(linesOf).map((line) => `  ${line}`),
        ];
      });
    },
  };
}

function changesOf(before: Manifest, after: Manifest, isImageTold: (change: Change) => boolean): Change[] {
  const [oldImages, images] = [before, after].map((manifest) => andNone(imagesIn([manifest])));
  const isImage = (change: Change) => oldImages.has(change.before) && images.has(change.after);
  const changes = changesBetween(untold(before), untold(after)).filter(
    (change) => !change.path.endsWith(`["${VERSION_LABEL}"]`) && !(isImage(change) && isImageTold(change)),
  );
  return after.kind === 'Secret' ? changes.map(withoutSecret) : changes;
}

/** Images, and what stands for one that isn't there. */
function andNone(images: readonly string[]): Set<unknown> {
  return new Set([undefined, ...images]);
}

function withoutSecret(change: Change): Change {
  if (!/^(stringData|data)\b/.test(change.path)) return change;
  const hide = (value: unknown) => (value === undefined ? undefined : '***');
  return { path: change.path, before: hide(change.before), after: hide(change.after) };
}

/** What neither the section on kinds nor that on permissions tells of an object. */
function untold(manifest: Manifest): object {
  if (manifest.kind === 'CustomResourceDefinition') return { ...manifest, spec: undefined };
  if (!manifest.apiVersion.startsWith('rbac.authorization.k8s.io/')) return manifest;
  const { rules, roleRef, subjects, ...rest } = manifest;
  return rest;
}
