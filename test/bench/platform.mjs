// platform.mjs render | reserialize FOLDER: renders the whole default platform into a folder, from the first line of the
// package to the last file, or parses and serializes the files of a folder with the `yaml` package; prints what that took
// of the processor, in milliseconds.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const [what, folder] = process.argv.slice(2);

function render() {
  const app = new App({ outdir: folder });
  new (require('../..').platform.ServerlessPlatform)(app, 'platform');
  app.synth();
}

function reserialize() {
  for (const file of readdirSync(folder)) {
    for (const document of YAML.parseAllDocuments(readFileSync(join(folder, file), 'utf8'))) {
      YAML.stringify(document.toJS());
    }
  }
}

const { App } = require('cdk8s');
const YAML = require('yaml');
const start = process.cpuUsage();
({ render, reserialize })[what]();
const { user, system } = process.cpuUsage(start);
console.log((user + system) / 1000);
