/** Short names that the time zone database has; others are known to JavaScript alone. */
const SHORT_NAMES = new Set('CET EET EST GB GMT HST MET MST NZ PRC ROC ROK UCT UTC WET'.split(' '));

/** Whether a name is a zone of the IANA time zone database, in its spelling. */
export function isTimeZone(name: string): boolean {
  if (name === 'Local') return true;
  if (!name.split('/').every((part) => /^[A-Z]/.test(part)) || name.startsWith('SystemV/')) return false;
  if (name.length <= 3 && !SHORT_NAMES.has(name)) return false;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return timeZone === name || timeZone.toLowerCase() !== name.toLowerCase();
  } catch {
    return false;
  }
}
