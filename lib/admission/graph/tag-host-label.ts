import type { GraphRule } from './rule';

const MAX_LABEL_LENGTH = 63;

/** A tag is reached at the host `<tag>-<name>…`, whose first label must be one of DNS; Knative doesn't check it. */
export const tagHostLabel: GraphRule = {
  check({ objects }, report) {
    for (const { apiObject, manifest } of objects) {
      const { apiVersion, kind, metadata, spec } = manifest;
      if (!apiVersion.startsWith('serving.knative.dev/') || !Array.isArray(spec?.traffic)) continue;
      if (kind !== 'Service' && kind !== 'Route') continue;
      const { name } = metadata;
      if (typeof name !== 'string') continue;
      const longest = MAX_LABEL_LENGTH - name.length - 1;
      for (const [i, target] of spec.traffic.entries()) {
        if (typeof target?.tag !== 'string' || target.tag.length <= longest) continue;
        report(apiObject, {
          rule: 'graph/tag-host-label',
          field: `spec.traffic[${i}].tag`,
          value: target.tag,
          allowed: `at most ${longest} characters, since \`<tag>-${name}\` is a label of the host name`,
          change: 'shorten the tag or the name',
        });
      }
    }
  },
};
