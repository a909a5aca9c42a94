import type { Manifest } from '../../admission/rule';
import type { Section } from './comparison';

export const VERSION_LABEL = 'app.kubernetes.io/version';

/** The releases of components, by the labels of their objects. */
export const versions: Section = {
  title: 'Versions',
  lines({ before, after }) {
    const [olds, news] = [versionsOf(before), versionsOf(after)];
    return [...new Set([...olds.keys(), ...news.keys()])].sort().flatMap((component) => {
      const [old, current] = [olds.get(component), news.get(component)];
      if (old === current) return [];
      if (old === undefined) return [`+ ${component} ${current}`];
      return [current === undefined ? `- ${component} ${old}` : `${component} ${old} → ${current}`];
    });
  },
};

function versionsOf(manifests: readonly Manifest[]): Map<string, string> {
  const found = new Map<string, Set<string>>();
  for (const { metadata } of manifests) {
    const { [VERSION_LABEL]: version, 'app.kubernetes.io/part-of': component } = metadata.labels ?? {};
    if (version === undefined || component === undefined) continue;
    found.set(component, (found.get(component) ?? new Set()).add(version));
  }
  return new Map([...found].map(([component, all]) => [component, [...all].sort().join(', ')]));
}
