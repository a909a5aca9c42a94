#!/usr/bin/env node
import { constants } from 'node:os';
import { apply } from './apply';
import type { Command } from './command';
import { diff } from './diff';
import { images } from './images';
import { validate } from './validate';

const commands: { readonly [name: string]: Command } = { validate, images, apply, diff };

async function main([name, ...args]: string[]): Promise<number> {
  const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
  const asked = name === 'help' || [name, ...args].some((arg) => ['--help', '-h'].includes(arg));
  if (command !== undefined && !asked) return command.run(args);
  const lines = Object.values(commands).map(({ usage, summary }) => `  cdk8s-knative ${usage}\n      ${summary}`);
  (asked ? console.log : console.error)(`Usage:\n${lines.join('\n')}`);
  return asked ? 0 : 1;
}

// Who reads no further, as `head` does, wants no more: the end is as that of any program.
process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
  if (code !== 'EPIPE') console.error(`cdk8s-knative: ${message}`);
  process.exit(code === 'EPIPE' ? 128 + constants.signals.SIGPIPE : 1);
});

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: Error) => {
    console.error(`cdk8s-knative: ${error.message}`);
    process.exitCode = 1;
  },
);
