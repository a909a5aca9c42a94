import {
  BOOL,
  BYTES,
  DOUBLE,
  DURATION,
  DYN,
  INT,
  list,
  map,
  STRING,
  TIMESTAMP,
  TYPE,
  type Type,
  UINT,
  variable,
} from './cel-types';

/** What a function gives for arguments of some types. */
export interface Signature {
  readonly args: readonly Type[];
  readonly result: Type;
  /** Whether it compares numbers of different types. */
  readonly isMixed: boolean;
}

type Signatures = { readonly [name: string]: readonly Signature[] };

const A = variable('A');
const B = variable('B');
const NUMBERS = [INT, UINT, DOUBLE];
const MIXED = NUMBERS.flatMap((left) => NUMBERS.filter((right) => right !== left).map((right) => [left, right]));

function takes(args: readonly Type[], result: Type, isMixed = false): Signature {
  return { args, result, isMixed };
}

/** Two operands of one type make another of it. */
function combines(...types: Type[]): Signature[] {
  return types.map((each) => takes([each, each], each));
}

function converts(to: Type, ...from: Type[]): Signature[] {
  return [to, ...from].map((each) => takes([each], to));
}

const COMPARED = [BOOL, ...NUMBERS, STRING, BYTES, TIMESTAMP, DURATION];
const compares = [
  ...COMPARED.map((each) => takes([each, each], BOOL)),
  ...MIXED.map((pair) => takes(pair, BOOL, true)),
];
const SIZED = [BYTES, list(A), map(A, B), STRING];
const sizes = SIZED.map((each) => takes([each], INT));
const matches = [takes([STRING, STRING], BOOL)];
const ofTime = [takes([TIMESTAMP], INT), takes([TIMESTAMP, STRING], INT)];
const ofTimeOrDuration = [...ofTime, takes([DURATION], INT)];

/**
 * Operators and functions of CEL's standard library, without `&&` and `||`, which take any number of operands.
 *
 * @see https://github.com/google/cel-spec/blob/master/doc/langdef.md#list-of-standard-definitions
 */
export const FUNCTIONS: Signatures = {
  '?:': [takes([BOOL, A, A], A)],
  '!': [takes([BOOL], BOOL)],
  '==': [takes([A, A], BOOL)],
  '!=': [takes([A, A], BOOL)],
  '<': compares,
  '<=': compares,
  '>': compares,
  '>=': compares,
  '+': [
    ...combines(BYTES, DOUBLE, DURATION),
    takes([DURATION, TIMESTAMP], TIMESTAMP),
    takes([TIMESTAMP, DURATION], TIMESTAMP),
    ...combines(INT, list(A), STRING, UINT),
  ],
  '-': [
    ...combines(DOUBLE, DURATION, INT),
    takes([TIMESTAMP, DURATION], TIMESTAMP),
    takes([TIMESTAMP, TIMESTAMP], DURATION),
    ...combines(UINT),
    takes([DOUBLE], DOUBLE),
    takes([INT], INT),
  ],
  '*': combines(DOUBLE, INT, UINT),
  '/': combines(DOUBLE, INT, UINT),
  '%': combines(INT, UINT),
  '[]': [takes([list(A), INT], A), takes([map(A, B), A], B)],
  in: [takes([A, list(A)], BOOL), takes([A, map(A, B)], BOOL)],
  size: sizes,
  type: [takes([A], TYPE)],
  bool: converts(BOOL, STRING),
  bytes: converts(BYTES, STRING),
  double: converts(DOUBLE, INT, STRING, UINT),
  duration: converts(DURATION, INT, STRING),
  dyn: [takes([A], DYN)],
  int: converts(INT, DOUBLE, DURATION, STRING, TIMESTAMP, UINT),
  string: converts(STRING, BOOL, BYTES, DOUBLE, DURATION, INT, TIMESTAMP, UINT),
  timestamp: converts(TIMESTAMP, INT, STRING),
  uint: converts(UINT, DOUBLE, INT, STRING),
  matches,
};

/** Functions that are called on what they take first. */
export const METHODS: Signatures = {
  size: sizes,
  contains: matches,
  endsWith: matches,
  startsWith: matches,
  matches,
  getFullYear: ofTime,
  getMonth: ofTime,
  getDayOfYear: ofTime,
  getDayOfMonth: ofTime,
  getDate: ofTime,
  getDayOfWeek: ofTime,
  getHours: ofTimeOrDuration,
  getMinutes: ofTimeOrDuration,
  getSeconds: ofTimeOrDuration,
  getMilliseconds: ofTimeOrDuration,
};
