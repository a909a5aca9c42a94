/** The parts of a URL that admission looks at. */
export interface GoUrl {
  readonly scheme: string;
  readonly host: string;
}

const UNESCAPED_HOST = /^[A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"\u0080-\uffff]*$/;

/** Reads a URL, absolute or relative, as Go does, which takes much that browsers don't; undefined if Go refuses it. */
export function parseGoUrl(text: string): GoUrl | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Go refuses them
  if (/[\x00-\x1f\x7f]/.test(text)) return undefined;
  const [beforeFragment, fragment = ''] = cut(text, '#');
  if (beforeFragment.startsWith(':') || !isUnescapable(fragment)) return undefined;
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(beforeFragment)?.[1].toLowerCase() ?? '';
  const [rest] = cut(beforeFragment.slice(scheme === '' ? 0 : scheme.length + 1), '?');
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { scheme, host: '' };
    if (rest.split('/')[0].includes(':')) return undefined;
  }
  const hasAuthority = rest.startsWith('//') && (scheme !== '' || !rest.startsWith('///'));
  const [authority, path = ''] = hasAuthority ? cut(rest.slice(2), '/') : ['', rest];
  const host = parseAuthority(authority);
  return host === undefined || !isUnescapable(path) ? undefined : { scheme, host };
}

function parseAuthority(authority: string): string | undefined {
  const at = authority.lastIndexOf('@');
  const userinfo = authority.slice(0, Math.max(at, 0));
  if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(userinfo) || !isUnescapable(userinfo)) return undefined;
  const host = authority.slice(at + 1);
  const port = host.startsWith('[') ? /\]([^\]]*)$/.exec(host)?.[1] : (/:[^:]*$/.exec(host)?.[0] ?? '');
  if (port === undefined || !/^(:[0-9]*)?$/.test(port)) return undefined;
  // Only bytes above ASCII may be escaped in a host, and `%25` before a zone.
  const unescaped = host.replace(/%([89A-Fa-f][0-9A-Fa-f]|25)/g, '');
  return UNESCAPED_HOST.test(unescaped) ? host : undefined;
}

function isUnescapable(text: string): boolean {
  return !/%(?![0-9A-Fa-f]{2})/.test(text);
}

function cut(text: string, separator: string): [string, string?] {
  const i = text.indexOf(separator);
  return i < 0 ? [text] : [text.slice(0, i), text.slice(i + 1)];
}
