/**
 * Names a variable's member as `$(…)` expressions do: `.name`, or `["name"]` if the name has dots.
 *
 * @internal
 */
export function member(name: string): string {
  return name.includes('.') ? `["${name}"]` : `.${name}`;
}

/**
 * A variable: `$(path)`.
 *
 * @internal
 */
export function variable(path: string): string {
  return `$(${path})`;
}
