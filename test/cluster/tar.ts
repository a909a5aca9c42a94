/** A file, folder or symbolic link of an archive. */
export interface Entry {
  readonly path: string;
  readonly mode?: number;
  readonly content?: Buffer | string;
  readonly linkTo?: string;
}

const BLOCK = 512;

/** A tar archive in memory, the same bytes for the same entries: owners are root, times are zero. */
export function tar(entries: readonly Entry[]): Buffer {
  const blocks: Buffer[] = [];
  for (const entry of entries) {
    const content = Buffer.from(entry.content ?? '');
    blocks.push(header(entry, content.length), content, Buffer.alloc(-content.length & (BLOCK - 1)));
  }
  blocks.push(Buffer.alloc(2 * BLOCK));
  return Buffer.concat(blocks);
}

function header(entry: Entry, size: number): Buffer {
  const folder = entry.path.endsWith('/');
  const block = Buffer.alloc(BLOCK);
  const text = (value: string, at: number) => block.write(value, at, 'latin1');
  const octal = (value: number, at: number, width: number) => text(value.toString(8).padStart(width - 1, '0'), at);
  text(entry.path, 0);
  octal(entry.mode ?? (folder ? 0o755 : 0o644), 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(0, 136, 12);
  text(' '.repeat(8), 148);
  text(folder ? '5' : entry.linkTo ? '2' : '0', 156);
  text(entry.linkTo ?? '', 157);
  text('ustar\u000000', 257);
  octal(
    block.reduce((sum, byte) => sum + byte, 0),
    148,
    7,
  );
  return block;
}
