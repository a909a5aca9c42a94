import type { Section } from './comparison';

/** Images, wherever they stand in the objects. */
export const images: Section = {
  title: 'Images',
  lines({ oldImages, images: newImages }) {
    const [olds, news] = [byRepository(oldImages), byRepository(newImages)];
    return [...new Set([...olds.keys(), ...news.keys()])].sort().flatMap((repository) => {
      const [old = [], current = []] = [olds.get(repository), news.get(repository)];
      const removed = old.filter((version) => !current.includes(version));
      const added = current.filter((version) => !old.includes(version));
      if (removed.length === 1 && added.length === 1) return [`${repository}: ${removed[0]} → ${added[0]}`];
      return [
        ...removed.map((version) => `- ${repository}: ${version}`),
        ...added.map((version) => `+ ${repository}: ${version}`),
      ];
    });
  },
};

/** The tags and digests of each repository; a digest is as short as people read it. */
function byRepository(names: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const image of names) {
    const [, repository, tag, digest] = image.match(/^(.*?)(?::([^/:@]+))?(?:@(.*))?$/) as RegExpMatchArray;
    const version = [tag ?? (digest === undefined ? 'latest' : undefined), digest?.slice(0, 'sha256:'.length + 12)]
      .filter((part) => part !== undefined)
      .join('@');
    found.set(repository, [...(found.get(repository) ?? []), version]);
  }
  return found;
}
