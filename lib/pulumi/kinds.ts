import { groupOf } from '../admission/api-group';
import type { Manifest } from './tree';

/** The kind of an object with its group, such as `serving.knative.dev/Service`. */
export function kindOf({ apiVersion, kind }: Manifest): string {
  return `${groupOf(apiVersion)}/${kind}`;
}

/** The kind that an object defines, with its group; undefined if it defines none. */
export function definedBy({ kind, spec }: Manifest): string | undefined {
  return kind === 'CustomResourceDefinition' ? `${spec?.group}/${spec?.names?.kind}` : undefined;
}

/** Whether an object has webhooks that admit others. */
export function hasWebhooks({ kind }: Manifest): boolean {
  return /^(Mutating|Validating)WebhookConfiguration$/.test(kind);
}
