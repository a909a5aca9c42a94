import { isDns1123Label } from '../admission/names';
import type { Component } from './component';

/** The names that a namespace can have. */
export const NAMESPACE_NAMES =
  'at most 63 lower-case letters, digits and `-`, beginning and ending with a letter or digit';

/** Notes that a namespace can't have a name, if one is given. */
export function checkNamespace({ _faults }: Pick<Component, '_faults'>, field: string, name: string | undefined): void {
  if (name === undefined || isDns1123Label(name)) return;
  _faults.refuse('platform/namespace', field, name, NAMESPACE_NAMES, 'correct the name');
}
