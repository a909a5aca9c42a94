/** Types of values. */
export enum ValueType {
  /** A string. */
  STRING = 'string',
  /** A list of strings. */
  ARRAY = 'array',
  /** A string by key. */
  OBJECT = 'object',
}
