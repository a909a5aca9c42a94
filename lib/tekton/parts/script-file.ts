import { join } from 'node:path';
import { EnvValue } from '../../kubernetes/env';
import { Script } from '../script';

/**
 * A script of this package, which is read when it is rendered.
 *
 * @internal
 */
export function scriptFile(name: string): Script {
  return Script.fromFile(join(__dirname, 'scripts', name));
}

/**
 * What a script of this package reads. Credentials are put into the home folder, which a user without an account in the
 * image doesn't have by itself.
 *
 * @internal
 */
export function scriptEnv(values: { readonly [name: string]: string }): { readonly [name: string]: EnvValue } {
  const all = { HOME: '/tekton/home', ...values };
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, EnvValue.fromValue(value)]));
}
