// Renders with default settings what upstream's release files hold, a folder for each, so that the two can be compared:
//   npm run --silent render-releases -- DIR
import '../sources-first';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { App, Yaml } from 'cdk8s';
import { RELEASES } from './releases';

const [directory] = process.argv.slice(2);
if (directory === undefined) throw new Error('usage: npm run --silent render-releases -- DIR');

for (const [folder, declare] of Object.entries(RELEASES)) {
  const app = new App();
  declare(app);
  rmSync(join(directory, folder), { recursive: true, force: true });
  for (const chart of app.charts) {
    const file = join(directory, folder, `${chart.node.path.replaceAll('/', '-')}.yaml`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, Yaml.stringify(...chart.toJson()));
  }
}
