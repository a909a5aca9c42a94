interface Field {
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const DESCRIPTORS = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];

const FIELDS: readonly Field[] = [
  { min: 0, max: 59 },
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: MONTHS },
  { min: 0, max: 6, names: DAYS },
];

/** Whether a text is a schedule: a descriptor, or five fields, before which a sixth may count seconds. */
export function isSchedule(text: string): boolean {
  if (text.startsWith('@')) return DESCRIPTORS.includes(text);
  const fields = text.trim().split(/\s+/);
  if (fields.length === 5) fields.unshift('0');
  return fields.length === 6 && fields.every((field, i) => isField(field, FIELDS[i]));
}

function isField(text: string, field: Field): boolean {
  // Empty parts between commas count for nothing.
  return text
    .split(',')
    .filter((part) => part !== '')
    .every((part) => isRange(part, field));
}

/** `*`, `a`, `a-b`, each with `/step` or not. */
function isRange(text: string, field: Field): boolean {
  const [range, step = '1', ...more] = text.split('/');
  const [low, high, ...rest] = range.split('-');
  if (more.length > 0 || !(toNumber(step) > 0)) return false;
  // What follows a star and a hyphen isn't read.
  if (low === '*' || low === '?') return true;
  if (rest.length > 0) return false;
  const start = toNumber(low, field);
  const end = high === undefined ? (text.includes('/') ? field.max : start) : toNumber(high, field);
  return start >= field.min && end <= field.max && start <= end;
}

function toNumber(text: string, { min, names = [] }: Partial<Field> = {}): number {
  const index = names.indexOf(text.toLowerCase());
  if (index >= 0) return index + (min ?? 0);
  return /^\+?\d+$/.test(text) || /^-0+$/.test(text) ? Number(text) : Number.NaN;
}
