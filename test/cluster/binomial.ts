/** Fewest and most hits of `draws` that a fair draw stays within with the given confidence. */
export function binomialBounds(draws: number, chance: number, confidence: number): { least: number; most: number } {
  if (chance <= 0 || chance >= 1) return { least: draws * chance, most: draws * chance };
  const tail = (1 - confidence) / 2;
  let logOdds = draws * Math.log(1 - chance);
  let below = 0;
  let least: number | undefined;
  for (let hits = 0; ; hits++) {
    const upTo = below + Math.exp(logOdds);
    if (least === undefined && upTo > tail) least = hits;
    if (hits === draws || upTo >= 1 - tail) return { least: least ?? hits, most: hits };
    below = upTo;
    logOdds += Math.log(((draws - hits) / (hits + 1)) * (chance / (1 - chance)));
  }
}
