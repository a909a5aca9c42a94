/** Reads a text once: checks ask for the same in a row, and the same few texts stand in many objects. */
export function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let answer = known.get(text);
    if (answer === undefined) {
      if (known.size === 1000) known.clear();
      answer = read(text);
      known.set(text, answer);
    }
    return answer;
  };
}
