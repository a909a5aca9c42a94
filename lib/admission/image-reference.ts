/** Whether a text names an image in a way that Go's container registry library takes. */
export function isImageReference(text: string): boolean {
  return isTagged(text) || isDigested(text);
}

function isTagged(text: string): boolean {
  const [, base, tag] = /^([\s\S]*):([^/:]*)$/.exec(text) ?? [undefined, text, undefined];
  return (tag === undefined || /^[-\w.]{0,128}$/.test(tag)) && isRepository(base);
}

function isDigested(text: string): boolean {
  const [, base, digest] = /^([^@]*)@([^@]*)$/.exec(text) ?? [];
  if (digest === undefined || !/^sha256:[a-f0-9]{64}$/.test(digest)) return false;
  return isTagged(base) || isRepository(base);
}

function isRepository(text: string): boolean {
  const slash = text.indexOf('/');
  const first = text.slice(0, Math.max(slash, 0));
  // Only what contains a dot or a colon is a registry.
  const hasRegistry = /[.:]/.test(first);
  const repository = hasRegistry ? text.slice(slash + 1) : text;
  return /^[a-z0-9_./-]{2,255}$/.test(repository) && (!hasRegistry || isAuthority(first));
}

/** Host and port of a URL, as Go reads them. */
function isAuthority(text: string): boolean {
  return /^(\[[0-9a-fA-F:.]+\]|[^\s:/?#@[\]%\\"<>^`{|}]*)(:\d*)?$/.test(text);
}
