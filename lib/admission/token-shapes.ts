/** The kinds of tokens of a language; each shape is sticky. */
export type TokenShapes = readonly (readonly [kind: string, shape: RegExp])[];

/** The longest token that begins at a place of a text, of the first kind that fits it; undefined if none does. */
export function tokenAt(shapes: TokenShapes, text: string, at: number): { kind: string; match: string } | undefined {
  let longest: { kind: string; match: string } | undefined;
  for (const [kind, shape] of shapes) {
    shape.lastIndex = at;
    const match = shape.exec(text)?.[0] ?? '';
    if (match.length > (longest?.match.length ?? 0)) longest = { kind, match };
  }
  return longest;
}
