import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { validateFiles } from '../../lib/validation/validate-files';
import { cli, type Outcome, repository, run } from './run';

vi.setConfig({ testTimeout: 60_000 });

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'validate-'));
});

function validate(yaml: string): Outcome {
  writeFileSync(join(folder, 'shop.yaml'), yaml);
  return cli(folder, ['validate', 'shop.yaml']);
}

const SERVICE = `apiVersion: serving.knative.dev/v1
kind: Service
metadata:
  name: orders
spec:
  template:
    spec:
      containers:
        - image: example.com/orders
`;

test('a file that the cluster would take passes, foreign kinds included', () => {
  const foreign = 'apiVersion: example.com/v1\nkind: Anything\nmetadata: {name: orders}\nnovelty: true\n';
  expect(validate(`${SERVICE}---\n${foreign}`)).toEqual({ status: 0, lines: [], errors: [] });
});

test('what the cluster would refuse is printed with file, line, rule and what to change', () => {
  expect(validate(`${SERVICE}          arg: [--verbose]\n  traffic: all\n`)).toMatchObject({
    status: 2,
    lines: [
      expect.stringMatching(
        /^shop\.yaml:10: Service 'orders': spec\.template\.spec\.containers\[0\]\.arg is .*did you mean `args`\? \[schema\/unknown-field]$/,
      ),
      'shop.yaml:11: Service \'orders\': spec.traffic is "all"; allowed: a list; put the value in a list [schema/type]',
    ],
  });
});

test('rules between objects hold between the objects of all files, and the items of a List', () => {
  const item = SERVICE.replace(/^/gm, '    ').replace('    apiVersion', '  - apiVersion').trimEnd();
  const { status, lines } = validate(`${SERVICE}---\napiVersion: v1\nkind: List\nitems:\n${item}\n`);
  expect(status).toBe(2);
  expect(lines).toEqual([
    expect.stringMatching(/^shop\.yaml:17: .*; 'shop\.yaml:2' renders the same object: .* \[graph\/duplicate-object]$/),
  ]);
});

test('a rule between objects names the other one by file and line, as it was given', () => {
  for (const name of ['a.yaml', 'b.yaml']) writeFileSync(join(folder, name), SERVICE);
  expect(cli(folder, ['validate', folder]).lines).toEqual([
    `${folder}/b.yaml:4: Service 'orders': metadata.name is "orders"; allowed: a name that no other Service in namespace (none) has; '${folder}/a.yaml:2' renders the same object: give one of the two another \`name\` [graph/duplicate-object]`,
  ]);
});

test('an annotation turns rules off for its object, each with a reason, and no other', () => {
  const unknown = `${SERVICE}  novelty: true\n  traffic: all\n`;
  const ignoring = (text: string) =>
    validate(unknown.replace('  name: orders', `  name: orders\n  annotations: {cdk8s-knative/ignore: "${text}"}`));
  const rules = ({ lines }: Outcome) => lines.map((line) => line.match(/\[(.*)]$/)?.[1]);
  expect(rules(ignoring('schema/unknown-field: a newer release'))).toEqual(['schema/type']);
  expect(rules(ignoring('schema/*: a newer release'))).toEqual([]);
  expect(rules(ignoring('schema/unknown-field: a newer release\\nschema/type: a trial'))).toEqual([]);
  expect(rules(ignoring('schema/unknown-field:'))).toEqual(['schema/unknown-field', 'schema/type']);
});

test('an object without a name, a kind or a version is refused as the cluster refuses it, and what is no object passes', () => {
  expect(validate(SERVICE.replace('metadata:\n  name: orders\n', ''))).toMatchObject({
    status: 2,
    lines: [
      "shop.yaml:1: Service '': metadata.name is missing; allowed: a name, or a prefix in `generateName`; name the object [kubernetes/object-metadata]",
    ],
  });
  expect(validate(SERVICE.replace('kind: Service\n', ''))).toMatchObject({
    status: 2,
    lines: [
      "shop.yaml:1: kind is missing; allowed: a text, by which the cluster finds what the object is; give the object's kind [yaml/object]",
    ],
  });
  expect(validate(SERVICE.replace('serving.knative.dev/v1', '1'))).toMatchObject({
    status: 2,
    lines: [expect.stringMatching(/^shop\.yaml:1: apiVersion is 1; .*\[yaml\/object]$/)],
  });
  expect(validate('language: typescript\n---\napiVersion: example.com/v1\nkind: Kustomization\n').status).toBe(0);
});

test('the items of a list of one kind are looked at one by one, and those of a list in a list', () => {
  const item = SERVICE.replace(/^/gm, '    ').replace('    apiVersion', '  - apiVersion').replace('orders', 'Orders');
  expect(validate(`apiVersion: serving.knative.dev/v1\nkind: ServiceList\nitems:\n${item.trimEnd()}\n`)).toMatchObject({
    status: 2,
    lines: [expect.stringMatching(/^shop\.yaml:7: Service 'Orders': metadata\.name .*\[serving\/object-name]$/)],
  });
  const list = `kind: List\nitems:\n- kind: List\n  items:\n${item.trimEnd()}\n`;
  expect(validate(list).lines).toEqual([expect.stringMatching(/^shop\.yaml:8: Service 'Orders': metadata\.name /)]);
});

test('what is not YAML is refused with its line', () => {
  const { status, lines } = validate('a: 1\nb: 2\na: 3\n');
  const line = 'shop.yaml:3: document is "Map keys must be unique"; allowed: YAML; correct it [yaml/syntax]';
  expect([status, lines]).toEqual([2, [line]]);
});

const LAUGHS = `a: &a [${'x,'.repeat(100)}]\nb: &b [${'*a,'.repeat(100)}]\nc: [${'*b,'.repeat(100)}]\n`;

test.each([
  ['an anchor that contains itself', 'a: 1\ndata: &all\n  some: *all\n', 3, 'the anchor all contains itself'],
  ['an alias of nothing', 'a: 1\nb: *c\nc: &c 1\n', 2, 'no anchor c stands before its alias'],
  ['a merge of what is no map', 'a: 1\n---\nb: {<<: 3}\n', 3, 'Merge sources must be maps or map aliases'],
  ['aliases of aliases of aliases', LAUGHS, 1, 'Excessive alias count indicates a resource exhaustion attack'],
  ['a template', 'a: 1\nname: {{ .Values.name }}\n', 2, 'the key {".Values.name":null} is not a text'],
  ['a byte of a program', 'a: 1\nb: \x7fELF\n', 2, 'a control character, or another encoding than UTF-8'],
  ['a text in UTF-16', `${Buffer.from(SERVICE, 'utf16le')}`, 1, 'a control character, or another encoding than UTF-8'],
])('no object can be read from %s', (_, text, line, value) => {
  const violations = validateFiles([{ path: 'faulty.yaml', text }]);
  expect(violations).toEqual([
    expect.objectContaining({ line, finding: expect.objectContaining({ rule: 'yaml/syntax', value }) }),
  ]);
});

test('lines are counted as editors count them, with ends of Windows and a mark of the order of bytes', () => {
  const { status, lines } = validate(`\uFEFF${SERVICE}---\n${SERVICE}  novelty: 1\n`.replaceAll('\n', '\r\n'));
  expect([status, lines[0]]).toEqual([2, expect.stringMatching(/^shop\.yaml:20: .* \[schema\/unknown-field]$/)]);
});

test('a folder that holds no YAML is refused, and one that is named like a file is none', () => {
  mkdirSync(join(folder, 'dist/shop.yaml'), { recursive: true });
  expect(cli(folder, ['validate', 'dist'])).toEqual({
    status: 1,
    lines: [],
    errors: ["cdk8s-knative: 'dist' holds no file whose name ends with .yaml, .yml or .json"],
  });
  writeFileSync(join(folder, 'dist/shop.yaml/orders.yaml'), SERVICE);
  expect(cli(folder, ['validate', 'dist'])).toEqual({ status: 0, lines: [], errors: [] });
});

test('whoever asks for help gets it, of a command too', () => {
  const usage = cli(folder, ['help']);
  expect(usage).toMatchObject({ status: 0, errors: [] });
  expect(usage.lines.filter((line) => line.startsWith('  cdk8s-knative'))).toEqual([
    '  cdk8s-knative validate FILE|DIR...',
    '  cdk8s-knative images FILE|DIR...',
    '  cdk8s-knative apply [--dry-run] DIR',
    '  cdk8s-knative diff OLD NEW',
  ]);
  expect(cli(folder, ['validate', '--help'])).toEqual(usage);
  expect(cli(folder, ['valid'])).toEqual({ status: 1, lines: [], errors: usage.lines });
});

test('cdk8s synth runs the rules on all that it writes and fails with 2', () => {
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(
    join(folder, 'main.js'),
    `const { ApiObject, App, Chart } = require('cdk8s');
     const app = new App();
     const spec = { delivery: { retry: 'often' } };
     const broker = { apiVersion: 'eventing.knative.dev/v1', kind: 'Broker', metadata: { name: 'events' }, spec };
     new ApiObject(new Chart(app, 'shop'), 'broker', broker);
     app.synth();`,
  );
  const plugin = `package: ${repository}\n    version: 0.0.0\n    class: KnativeValidation`;
  writeFileSync(
    join(folder, 'cdk8s.yaml'),
    `language: typescript\napp: ${process.execPath} main.js\nvalidations:\n  - ${plugin}\n`,
  );
  const { status, lines } = run(folder, 'node_modules/cdk8s-cli/bin/cdk8s', ['synth', '--check-upgrade', 'false']);
  const text = lines.join('\n');
  expect(status).toBe(2);
  expect(text).toContain('schema/type (1 occurrences)');
  expect(text).toContain('Construct Path: shop/broker');
  expect(text).toContain('> spec.delivery.retry (line 7)');
});
