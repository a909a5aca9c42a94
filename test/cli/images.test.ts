import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { cli, repository } from './run';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'images-'));
});

const PLATFORM = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: controller}
spec:
  template:
    spec:
      initContainers: [{image: example.com/init}]
      containers:
        - image: example.com/controller@sha256:0c
          env:
            - {name: RECEIVER_IMAGE, value: example.com/receiver}
            - {name: RUN_IMAGE, value: ""}
            - {name: SINK_IMAGE, valueFrom: {configMapKeyRef: {name: sink-images, key: log-sink}}}
          args: [-nop-image, example.com/nop, -shell-image-win=example.com/shell, -image-pull-policy, Always]
      volumes: [{name: model, image: {reference: example.com/model}}]
---
apiVersion: v1
kind: ConfigMap
metadata: {name: config-deployment}
data: {queue-sidecar-image: example.com/queue, progress-deadline: 600s}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: sink-images}
data: {log-sink: example.com/log-sink}
---
apiVersion: caching.internal.knative.dev/v1alpha1
kind: Image
metadata: {name: queue-proxy}
spec: {image: example.com/queue}
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: shops.example.com}
spec: {versions: [{schema: {openAPIV3Schema: {properties: {image: {type: string}}, example: {image: none}}}}]}
`;

const BUILD = `{
  "apiVersion": "tekton.dev/v1", "kind": "Task", "metadata": { "name": "build" },
  "spec": {
    "stepTemplate": { "image": "example.com/tools" },
    "steps": [{ "image": "$(params.builder)" }, { "image": "example.com/builder:1" }],
    "sidecars": [{ "image": "example.com/docker" }]
  }
}`;

test('images are found in all places where they hide, in files and in folders, each once and in order', () => {
  writeFileSync(join(folder, 'platform.yaml'), PLATFORM);
  mkdirSync(join(folder, 'apps/build'), { recursive: true });
  writeFileSync(join(folder, 'apps/build/task.json'), BUILD);
  writeFileSync(join(folder, 'apps/README.md'), 'image: none');
  expect(cli(folder, ['images', 'platform.yaml', 'apps'])).toEqual({
    status: 0,
    lines: [
      'example.com/builder:1',
      'example.com/controller@sha256:0c',
      'example.com/docker',
      'example.com/init',
      'example.com/log-sink',
      'example.com/model',
      'example.com/nop',
      'example.com/queue',
      'example.com/receiver',
      'example.com/shell',
      'example.com/tools',
    ],
    errors: [],
  });
});

test('a file that is not YAML is an error with its line', () => {
  writeFileSync(join(folder, 'faulty.yaml'), 'a: [1\nb: 2\n');
  const { status, lines, errors } = cli(folder, ['images', 'faulty.yaml']);
  expect([status, lines]).toEqual([1, []]);
  expect(errors[0]).toMatch(/^cdk8s-knative: faulty\.yaml:2: /);
});

test('whoever reads no further ends it without an error', () => {
  writeFileSync(join(folder, 'platform.yaml'), PLATFORM);
  const script = `'${process.execPath}' '${join(repository, 'lib/cli/main.js')}' images platform.yaml | true; echo $PIPESTATUS`;
  const { stdout, stderr } = spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' });
  expect({ stdout, stderr }).toEqual({ stdout: '141\n', stderr: '' });
});
