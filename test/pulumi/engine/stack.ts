import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalWorkspace, type OpMap, PulumiCommand, type PulumiFn, type Stack } from '@pulumi/pulumi/automation';
import { contentsOf } from '../../builds';

/** A stack of the real engine whose state is in a folder, on the cluster of a kubeconfig. */
export class EngineStack {
  public static async create(
    pulumi: string,
    folder: string,
    kubeconfig: string,
    projectName: string,
  ): Promise<EngineStack> {
    const backend = join(folder, 'state');
    const home = join(folder, 'home');
    await mkdir(backend, { recursive: true });
    await mkdir(home);
    // The engine can't be told to keep no log of all values, which would take half of its time: there is no folder for it.
    await writeFile(join(home, 'logs'), '');
    const stack = await LocalWorkspace.createOrSelectStack(
      { stackName: 'test', projectName, program: async () => {} },
      {
        pulumiCommand: await PulumiCommand.get({ root: pulumi }),
        pulumiHome: home,
        envVars: {
          PATH: `${join(pulumi, 'bin')}:${process.env.PATH}`,
          KUBECONFIG: kubeconfig,
          PULUMI_BACKEND_URL: `file://${backend}`,
          PULUMI_CONFIG_PASSPHRASE: 'test',
          PULUMI_SKIP_UPDATE_CHECK: 'true',
          PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true',
          PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS: 'true',
          PULUMI_ERROR_OUTPUT_STRING: 'true',
          // Writing the whole state after each step would take most of the time.
          PULUMI_SKIP_CHECKPOINTS: 'true',
        },
      },
    );
    // Else the provider makes a config map anew whose data change.
    await stack.setConfig('kubernetes:enableConfigMapMutable', { value: 'true' });
    return new EngineStack(stack, backend);
  }

  private constructor(
    private readonly stack: Stack,
    private readonly backend: string,
  ) {}

  /** What `pulumi up` does, counted, and what the program exports. */
  public async up(
    program: PulumiFn,
    onOutput?: (out: string) => void,
  ): Promise<{ changes: OpMap; outputs: { [name: string]: unknown } }> {
    const { summary, outputs } = await this.stack.up({ program, onOutput });
    const values = Object.entries(outputs).map(([name, { value }]) => [name, value]);
    return { changes: summary.resourceChanges ?? {}, outputs: Object.fromEntries(values) };
  }

  /** What `pulumi up` would do, counted. */
  public async preview(program: PulumiFn): Promise<OpMap> {
    return (await this.stack.preview({ program })).changeSummary;
  }

  public async refresh(): Promise<OpMap> {
    return (await this.stack.refresh()).summary.resourceChanges ?? {};
  }

  public async destroy(): Promise<OpMap> {
    return (await this.stack.destroy()).summary.resourceChanges ?? {};
  }

  /** The state as it is stored. */
  public async state(): Promise<string> {
    return (await contentsOf(this.backend)).join('\n');
  }
}
