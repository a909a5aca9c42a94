const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const LABEL_1035 = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const QUALIFIED_PART = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

/** Whether a text is a DNS label of RFC 1123: at most 63 lower-case letters, digits and `-`. */
export function isDns1123Label(text: string): boolean {
  return text.length <= 63 && LABEL.test(text);
}

/** Whether a text is a DNS label of RFC 1035, which begins with a letter. */
export function isDns1035Label(text: string): boolean {
  return text.length <= 63 && LABEL_1035.test(text);
}

/** Whether a text begins names that are DNS labels of RFC 1035 once something is appended. */
export function isDns1035Prefix(text: string): boolean {
  return isDns1035Label(text.length > 1 && text.endsWith('-') ? `${text.slice(0, -2)}a` : text);
}

/** Whether a text is a DNS name: labels of RFC 1123, joined with `.`. */
export function isDns1123Subdomain(text: string): boolean {
  return text.length <= 253 && SUBDOMAIN.test(text);
}

/** Whether a text is a DNS name of at least two labels. */
export function isFullyQualifiedDomainName(text: string): boolean {
  const labels = text.split('.');
  return isDns1123Subdomain(text) && labels.length >= 2 && labels.every(isDns1123Label);
}

/** Whether a text is a name of letters, digits, `-`, `_` and `.`, perhaps after a DNS name and `/`. */
export function isQualifiedName(text: string): boolean {
  const parts = text.split('/');
  const name = parts[parts.length - 1];
  if (parts.length > 2 || (parts.length === 2 && !isDns1123Subdomain(parts[0]))) return false;
  return name.length <= 63 && QUALIFIED_PART.test(name);
}

/** Whether a text may be the value of a label. */
export function isLabelValue(text: string): boolean {
  return text === '' || (text.length <= 63 && QUALIFIED_PART.test(text));
}
