import { text, type ValueKind } from './keys';

/**
 * A Go template. Refused where actions or blocks aren't closed, where a function isn't Go's own, and where it asks for fields
 * that it isn't given.
 *
 * @param fields those that it is given; any if left out
 */
export const goTemplate = (fields?: readonly string[]): ValueKind<string> => ({
  ...text,
  refusal(template) {
    if (isTemplate(template, fields)) return undefined;
    return fields === undefined
      ? 'a Go template'
      : `a Go template over ${fields.map((field) => `.${field}`).join(', ')}`;
  },
});

/** The fields of an object's metadata, over which names are made. */
export const METADATA = [
  'Name',
  'GenerateName',
  'Namespace',
  'UID',
  'ResourceVersion',
  'Generation',
  'CreationTimestamp',
  'Labels',
  'Annotations',
  'OwnerReferences',
  'Finalizers',
];

const ACTION = /\{\{(?:- )?([\s\S]*?)(?: -)?\}\}/g;
const BLOCKS = new Set(['if', 'with', 'range', 'define', 'block']);
const WORDS = new Set(
  `else end template break continue nil true false and or not len index slice html js call print printf println urlquery
  eq ne lt le gt ge`
    .split(/\s+/)
    .concat(...BLOCKS),
);

function isTemplate(template: string, fields: readonly string[] | undefined): boolean {
  const actions = [...template.matchAll(ACTION)].map(([, action]) => action.replace(/"(\\.|[^"\\])*"|`[^`]*`/g, '""'));
  if (template.replace(ACTION, '').includes('{{')) return false;
  // Within these, a dot is something else than what the template is given.
  const isPlain = !actions.some((action) => /^\s*(with|range|define|block)\b|\$/.test(action));
  let depth = 0;
  for (const action of actions) {
    const trimmed = action.trim();
    if (/^\/\*[\s\S]*\*\/$/.test(trimmed)) continue;
    if (trimmed === '') return false;
    const [first] = /^\w*/.exec(trimmed) as RegExpExecArray;
    if (BLOCKS.has(first)) depth++;
    if (first === 'end') depth--;
    if (depth < 0 || (first === 'else' && depth === 0)) return false;
    const words = trimmed.matchAll(/(?<![\w.$])[A-Za-z_]\w*/g);
    if ([...words].some(([word]) => !WORDS.has(word))) return false;
    const asked = [...trimmed.matchAll(/(?<![\w)\].])\.([A-Za-z_]\w*)/g)].map(([, field]) => field);
    if (fields !== undefined && isPlain && asked.some((field) => !fields.includes(field))) return false;
  }
  return depth === 0;
}
