import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

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

/** Checks all programs against the sources in one go: each error as its line, code and message. */
function typeChecker(programs: Map<string, string>): (file: string) => string[] {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, '.');
  const settings = { ...options, composite: false, incremental: false, noUnusedLocals: false, noEmit: true };
  settings.paths = { 'cdk8s-knative': [resolve('lib/index.ts')] };
  const host = ts.createCompilerHost(settings);
  const { fileExists, readFile } = host;
  host.fileExists = (file) => programs.has(file) || fileExists(file);
  host.readFile = (file) => programs.get(file) ?? readFile(file);
  const program = ts.createProgram([...programs.keys()], settings, host);
  return (file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ start = 0, code, messageText }) =>
        `${(source?.getLineAndCharacterOfPosition(start).line ?? 0) + 1} TS${code}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  };
}
