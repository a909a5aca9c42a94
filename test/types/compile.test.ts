import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { typeChecker } from './type-checker';

/** A program with one fault: the line that ends in the code of its error, and below it the line that is right. */
const FAULT = /^.* \/\/ (?<code>TS\d+)\n\/\/ right: (?<right>.*)$/m;

const folder = resolve('test/types/cases');
const names = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''));
const faulty = new Map(
  names.map((name) => [join(folder, `${name}.ts`), readFileSync(join(folder, `${name}.ts`), 'utf8')]),
);
const twins = new Map(
  [...faulty].map(([file, text]) => [file.replace(/\.ts$/, '.right.ts'), text.replace(FAULT, '$<right>')]),
);

const errorsOf = typeChecker(new Map([...faulty, ...twins]));

test.each(names)('%s does not compile, and its corrected twin does', (name) => {
  const text = faulty.get(join(folder, `${name}.ts`)) as string;
  const fault = FAULT.exec(text);
  const line = text.slice(0, fault?.index).split('\n').length;
  expect(errorsOf(join(folder, `${name}.ts`))).toEqual([expect.stringMatching(`^${line} ${fault?.groups?.code}: `)]);
  expect(errorsOf(join(folder, `${name}.right.ts`))).toEqual([]);
});
