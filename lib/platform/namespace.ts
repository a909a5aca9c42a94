import { isDns1123Label } from '../admission/names';
import type { Component } from './component';

/** Notes that a namespace can't have a name. */
export function checkNamespace(component: Component, field: string, name: string): void {
  if (isDns1123Label(name)) return;
  const allowed = 'at most 63 lower-case letters, digits and `-`, beginning and ending with a letter or digit';
  component._faults.refuse('platform/namespace', field, name, allowed, 'correct the name');
}
