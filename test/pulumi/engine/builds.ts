import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached, contentsOf } from '../../builds';
import { step } from '../../cluster/progress';
import { run } from '../../cluster/shell';

const MODULES = join(__dirname, '../modules');
const CLI = 'pulumi';
const KUBERNETES = 'pulumi-resource-kubernetes';
const ENGINE = 'github.com/pulumi/pulumi/pkg/v3';
const PROVIDER = 'github.com/pulumi/pulumi-kubernetes/provider/v4';

/** The folder with `bin/pulumi` and, beside it, the Kubernetes provider. */
export async function buildPulumi(): Promise<string> {
  const key = [await run('go', ['version']), await readFile(__filename, 'utf8'), ...(await contentsOf(MODULES))];
  return cached('pulumi', key, (folder) =>
    step('compiling Pulumi and its Kubernetes provider', async () => {
      const bin = join(folder, 'bin');
      await mkdir(bin);
      const version = (await go(CLI, ['list', '-m', '-f', '{{.Version}}', ENGINE])).trim();
      const flags = `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=${version}`;
      const build = ['build', '-trimpath', '-buildvcs=false', '-o', `${bin}/`, '-ldflags'];
      await go(CLI, [...build, flags, `${ENGINE}/cmd/pulumi`]);
      await go(KUBERNETES, [...build, '-s -w', '.']);
      const provider = (await go(KUBERNETES, ['list', '-m', '-f', '{{.Dir}}', PROVIDER])).trim();
      await copyFile(join(provider, 'cmd/pulumi-resource-kubernetes/schema.json'), join(bin, 'schema.json'));
    }),
  );
}

function go(module: string, args: readonly string[]): Promise<string> {
  return run('go', args, { cwd: join(MODULES, module), env: { CGO_ENABLED: '0' } });
}
