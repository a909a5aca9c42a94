/**
 * Whether Go takes a text as a regular expression. Go's know no references back and no looking around, but flags and classes that JavaScript writes in other words.
 */
export function isGoPattern(pattern: string): boolean {
  if (/\(\?(?:=|!|<=|<!)|(?<!\\)(?:\\\\)*\\[1-9]/.test(pattern)) return false;
  const inJavaScript = pattern
    .replace(/\(\?[imsU-]+\)/g, '')
    .replace(/\(\?[imsU-]+:/g, '(?:')
    .replace(/\(\?P</g, '(?<')
    .replace(/\[:\^?\w+:\]/g, 'a')
    .replace(/\\[pP](\{\^?\w+\}|\w)/g, 'a')
    .replace(/\\Q.*?(\\E|$)/g, '');
  try {
    new RegExp(inJavaScript);
    return true;
  } catch {
    return false;
  }
}
