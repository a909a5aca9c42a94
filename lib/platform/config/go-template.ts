import { text, type ValueKind } from './keys';

/** What a component tries a template with: texts, empty maps, and `undefined` for fields whose text isn't known. */
export interface TemplateData {
  readonly [field: string]: string | object | undefined;
}

/** A template of Go that the component parses when it reads the config map, and tries if the data are given. */
export const goTemplate = (data?: TemplateData): ValueKind<string> => ({
  ...text,
  refusal: (template) => tryGoTemplate(template, data).refusal,
});

const BLOCKS = ['if', 'with', 'range', 'define', 'block'];
const WITHOUT_VALUE = ['else', 'end', 'break', 'continue'];
const KEYWORDS = [...BLOCKS, ...WITHOUT_VALUE, 'template'];
const FUNCTIONS = ['call', 'html', 'index', 'js', 'len', 'print', 'printf', 'println', 'slice', 'urlquery'];
const LOGIC = ['and', 'or', 'not', 'eq', 'ge', 'gt', 'le', 'lt', 'ne', 'true', 'false', 'nil'];
const KNOWN = [...KEYWORDS, ...FUNCTIONS, ...LOGIC];

const QUOTED = /"(?:\\.|[^"\\\n])*"|`[^`]*`|'(?:\\.|[^'\\\n])*'/g;
const COMMENT = /\{\{(?:-[ \t\r\n])?\/\*(?:(?!\*\/)[\s\S])*\*\/(?:[ \t\r\n]-)?\}\}/;
const ACTION = new RegExp(`\\{\\{(?:${QUOTED.source}|(?!\\}\\})[^"\`'])*\\}\\}`);
const COMMENT_OR_ACTION = new RegExp(`(${COMMENT.source}|${ACTION.source})`);
const TRIMS_BEFORE = /^\{\{-(?=[ \t\r\n])/;
const TRIMS_AFTER = /[ \t\r\n]-\}\}$/;
const CHARACTERS = /^[\p{L}\p{Nd}_.$()|,=:"+\-\s]*$/u;
const NAMES = /(?<![\p{L}\p{Nd}_.$])[\p{L}_][\p{L}\p{Nd}_]*/gu;
const FIELDS = /(?<=^|[\s(|=,])\$?(?:\.[\p{L}_][\p{L}\p{Nd}_]*)+/gu;
/** Nothing at all, before `|`, or in parentheses. Go takes nothing after `|`. */
const INCOMPLETE = /^$|^\||\|\||\(\||\(\)/;

/**
 * What Go asks of a template instead, or else the text that it makes of it, if that can be told. This knows the grammar and
 * the fields, but calls no functions and takes no branches. What it can't judge passes.
 */
export function tryGoTemplate(template: string, data?: TemplateData): { refusal?: string; text?: string } {
  const refused = (allowed: string) => ({ refusal: `a template of Go ${allowed}` });
  const blocks: string[] = [];
  const texts: (string | undefined)[] = [];
  // Texts, and an action between each two of them.
  const pieces = template.split(COMMENT_OR_ACTION);
  for (const [i, piece] of pieces.entries()) {
    const isTop = blocks.length === 0;
    if (i % 2 === 0) {
      const [, unclosed] = /(\{\{.*)/s.exec(piece) ?? [];
      if (unclosed !== undefined) return refused(`in which \`${unclosed}\` is closed`);
      const start = TRIMS_AFTER.test(pieces[i - 1]) ? piece.trimStart() : piece;
      if (isTop) texts.push(TRIMS_BEFORE.test(pieces[i + 1]) ? start.trimEnd() : start);
    } else if (!COMMENT.test(piece)) {
      const code = codeOf(piece);
      const fault = faultOf(code, blocks);
      if (fault !== undefined) return refused(`in which \`${piece}\` ${fault}`);
      if (isTop && data !== undefined) {
        const fields = fieldsRead(code);
        const missing = fields.find((field) => valueOfField(field, data) === null);
        if (missing !== undefined) return refused(`over ${fieldsOf(data)}, which \`${missing}\` is none of`);
        texts.push(fields[0] === code ? (valueOfField(code, data) ?? undefined) : undefined);
      }
      const keyword = keywordOf(code);
      if (BLOCKS.includes(keyword)) blocks.push(keyword);
      if (keyword === 'end') blocks.pop();
      // Another `else` can't follow, unlike after `else if`.
      if (code === 'else') blocks.splice(-1, 1, 'else');
    }
  }
  if (blocks.length > 0) return refused(`in which each \`{{${blocks[0]}}}\` has its \`{{end}}\``);
  return texts.includes(undefined) ? {} : { text: texts.join('') };
}

/** What an action says, its strings left out. */
function codeOf(action: string): string {
  return action.replace(TRIMS_BEFORE, '{{').replace(TRIMS_AFTER, '}}').slice(2, -2).replace(QUOTED, '""').trim();
}

function keywordOf(code: string): string {
  const [word = ''] = /^[a-z]+\b/.exec(code) ?? [];
  return KEYWORDS.includes(word) ? word : '';
}

/** What an action must do instead, after those that opened the blocks around it. */
function faultOf(code: string, blocks: readonly string[]): string | undefined {
  const keyword = keywordOf(code);
  const value = code.slice(keyword.length).replace(/\s/g, '');
  const unknown = (code.match(NAMES) ?? []).find((name) => !KNOWN.includes(name));
  if (!CHARACTERS.test(code) || !isBalanced(code)) return 'is an action';
  if (unknown !== undefined) return `calls no \`${unknown}\``;
  if (!WITHOUT_VALUE.includes(keyword) && INCOMPLETE.test(value)) return 'lacks no value';
  if (keyword === 'end' && blocks.length === 0) return 'ends something';
  if (keyword === 'else' && !/^(if|with|range)$/.test(blocks.at(-1) ?? '')) return 'is in an `{{if}}`';
  if (/^(break|continue)$/.test(keyword) && !blocks.includes('range')) return 'is in a `{{range}}`';
  return undefined;
}

function isBalanced(code: string): boolean {
  let open = 0;
  for (const character of code) {
    if (character === '(') open++;
    if (character === ')' && --open < 0) return false;
  }
  return open === 0;
}

/** The fields that an action reads whatever they hold, such as `.Name`. */
function fieldsRead(code: string): string[] {
  return /\b(and|or)\b/.test(code) ? [] : (code.match(FIELDS) ?? []);
}

/** The text of a field: null if there is no such field, undefined if it isn't known. */
function valueOfField(field: string, data: TemplateData): string | null | undefined {
  const [, name, ...keys] = field.split('.');
  const value = data[name];
  if (!Object.hasOwn(data, name)) return null;
  if (typeof value === 'string') return keys.length === 0 ? value : null;
  return typeof value === 'object' && keys.length === 1 ? '<no value>' : undefined;
}

function fieldsOf(data: TemplateData): string {
  return Object.keys(data)
    .map((name) => `\`.${name}\``)
    .join(', ');
}
