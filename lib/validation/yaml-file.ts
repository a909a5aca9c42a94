import { createRequire } from 'node:module';

// cdk8s carries its own copy of the `yaml` package: what wrote the files reads them, and nothing more is installed.
const yaml = createRequire(require.resolve('cdk8s/package.json'))('yaml');

/** A document of a YAML file. */
export interface YamlDocument {
  readonly value: unknown;
  /** What isn't YAML, with the line of each fault. */
  readonly errors: readonly { readonly message: string; readonly line: number }[];
  /** The line on which a field stands, such as `spec.traffic[0].percent`; that of what holds it if it is missing. */
  lineOf(field: string): number;
}

/** Reads YAML as kubectl does: `yes` is true and a time is text. */
export function readYaml(text: string): YamlDocument[] {
  // The library takes them, and reads UTF-16 as one long text, in which no rule would look for objects.
  const control = text.search(/(?![\t\n\r\x85])\p{Cc}/u);
  if (control !== -1) {
    const line = text.slice(0, control).split('\n').length;
    const errors = [{ message: 'a control character, or another encoding than UTF-8', line }];
    return [{ value: undefined, errors, lineOf: () => line }];
  }
  const lines = new yaml.LineCounter();
  const customTags = (tags: any[]) => tags.filter((tag) => !/timestamp$/.test(tag.tag ?? tag));
  const documents: any[] = yaml.parseAllDocuments(text, {
    version: '1.1',
    merge: true,
    lineCounter: lines,
    customTags,
    prettyErrors: false,
  });
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  return documents.map((document) => {
    const errors = [...document.errors, ...unreadable(document)];
    let value: unknown;
    try {
      value = errors.length === 0 ? document.toJS() : undefined;
    } catch ({ message }: any) {
      // What is merged is no map, or aliases stand for more than any machine could hold.
      errors.push({ message, pos: document.contents.range });
    }
    return {
      value,
      errors: errors.map(({ message, pos }) => ({ message, line: lineAt(pos[0]) })),
      lineOf: (field) => lineAt(offsetOf(document, stepsOf(field))),
    };
  });
}

/** What the grammar allows and no object can hold: aliases of nothing or of what they stand in, and keys that are no text. */
function unreadable(document: any): { readonly message: string; readonly pos: readonly number[] }[] {
  const found: { message: string; pos: number[] }[] = [];
  yaml.visit(document, {
    Alias: (_key: unknown, alias: any, path: unknown[]) => {
      const { source, range } = alias;
      const anchored = alias.resolve(document);
      if (anchored === undefined) found.push({ message: `no anchor ${source} stands before its alias`, pos: range });
      else if (path.includes(anchored)) found.push({ message: `the anchor ${source} contains itself`, pos: range });
    },
    Pair: (_key: unknown, { key }: any) => {
      // As the `{{ .Values.name }}` of a template is read.
      if (yaml.isCollection(key)) found.push({ message: `the key ${key} is not a text`, pos: key.range });
    },
  });
  return found;
}

/** `a.b[0]["x/y"]` as its steps. */
function stepsOf(field: string): (string | number)[] {
  const steps = field.matchAll(/\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+)/g);
  return [...steps].map(([, index, quoted, name]) => (index !== undefined ? Number(index) : (quoted ?? name)));
}

function offsetOf(document: any, steps: readonly (string | number)[]): number {
  let node = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const step of steps) {
    if (yaml.isAlias(node)) node = node.resolve(document);
    if (yaml.isMap(node)) {
      const pair = node.items.find(({ key }: any) => String(key?.value ?? key) === String(step));
      if (pair === undefined) break;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (yaml.isSeq(node) && node.items[step as number] !== undefined) {
      node = node.items[step as number];
      offset = node.range?.[0] ?? offset;
    } else {
      break;
    }
  }
  return offset;
}
