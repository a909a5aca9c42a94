const UNITS: { readonly [unit: string]: number } = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  μs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
};

/** Seconds of a duration as Go reads it, such as `1h30m`; undefined if it isn't one. */
export function secondsOf(duration: string): number | undefined {
  if (/^[-+]?0$/.test(duration)) return 0;
  if (!/^[-+]?((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+$/.test(duration)) return undefined;
  let seconds = 0;
  for (const [, amount, unit] of duration.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g)) {
    seconds += Number(amount) * UNITS[unit];
  }
  return duration.startsWith('-') ? -seconds : seconds;
}
