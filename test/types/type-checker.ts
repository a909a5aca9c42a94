import { resolve } from 'node:path';
import ts from 'typescript';

/** Checks all programs against the sources in one go: each error as its line, code and message. */
export function typeChecker(programs: Map<string, string>): (file: string) => string[] {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, '.');
  const settings = { ...options, composite: false, incremental: false, noUnusedLocals: false, noEmit: true };
  settings.paths = {
    'cdk8s-knative': [resolve('lib/index.ts')],
    'cdk8s-knative/pulumi': [resolve('lib/pulumi/index.ts')],
  };
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
