import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const README = join(__dirname, '../../README.md');

/** The shell commands under a heading of the README, all of them. */
export async function readmeCommands(heading: string): Promise<string> {
  const sections = (await readFile(README, 'utf8')).split(/^#+ /m);
  const section = sections.find((text) => text.startsWith(`${heading}\n`)) ?? '';
  const commands = [...section.matchAll(/^```sh\n(.*?)^```/gms)].map(([, text]) => text).join('');
  if (commands === '') throw new Error(`the README has no commands under '${heading}'`);
  return commands;
}
