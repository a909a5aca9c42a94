/** What is known of an ISO 8601 duration. */
export interface Period {
  readonly isZero: boolean;
  readonly isNegative: boolean;
}

const DATE_MARKS = ['Y', 'M', 'W', 'D'];
const TIME_MARKS = ['H', 'M', 'S'];

/** Reads an ISO 8601 duration as Eventing does, to tenths of each unit; undefined if Eventing refuses it. */
export function parsePeriod(text: string): Period | undefined {
  if (text === 'P0') return { isZero: true, isNegative: false };
  const [, sign, body] = /^([+-]?)P([\s\S]*)$/.exec(text) ?? [];
  if (body === undefined) return undefined;
  const t = body.indexOf('T');
  const date = parseFields(t < 0 ? body : body.slice(0, t), DATE_MARKS);
  const time = parseFields(t < 0 ? '' : body.slice(t + 1), TIME_MARKS);
  if (date === undefined || time === undefined || date.length + time.length === 0) return undefined;
  const total = [...date, ...time].map((tenths) => (sign === '-' ? -tenths : tenths));
  return { isZero: total.every((tenths) => tenths === 0), isNegative: total.some((tenths) => tenths < 0) };
}

/** The tenths before each mark; a mark that is missing counts for nothing. */
function parseFields(text: string, marks: readonly string[]): number[] | undefined {
  const fields: number[] = [];
  let rest = text;
  for (const mark of marks) {
    const end = rest.indexOf(mark);
    if (end <= 0) continue;
    // Only the first decimal is read, and digits before it may be missing.
    const [, whole, afterPoint, afterComma] =
      /^([+-]?\d*)(?:\.(?:(\d).*)?|,(?:(\d)[^.]*)?)?$/s.exec(rest.slice(0, end)) ?? [];
    if (whole === undefined) return undefined;
    fields.push(Number(`${whole}${afterPoint ?? afterComma ?? '0'}`));
    rest = rest.slice(end + 1);
  }
  return rest === '' ? fields : undefined;
}
