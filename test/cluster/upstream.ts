// What `operators-day` does with one pod of each workload, on upstream's own manifests, which a folder of release files
// holds: npx tsx test/cluster/upstream.ts FOLDER. What it prints is `scenarios/one-replica.json`.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Tag } from './builds';
import { keepLogs, startCluster } from './cluster';
import { ClusterProxy } from './cluster-proxy';
import type { Kubectl, Manifest } from './kubectl';
import { Machine } from './machine';
import { RIGHTS_OF_NEWER_PROGRAMS } from './newer-programs';
import { localImage, Platform, type PlatformOptions } from './platform';
import { step } from './progress';
import { deploy, RELEASE_BEFORE, requestsDuring, WITH_ONE_REPLICA } from './scenarios/operators-day';
import { testImages } from './target';
import { Trial } from './trial';
import { until } from './wait';

const NAMESPACE = 'test-upstream';

/** Upstream's release files in place of what this package renders. */
class Upstream extends Platform {
  public constructor(
    private readonly cluster: Kubectl,
    private readonly folder: string,
  ) {
    super(cluster, true);
  }

  public override async install({ version, tag }: PlatformOptions = {}): Promise<void> {
    const release = version ?? '1.23.0';
    const minor = release.slice(0, 4);
    const manifests = [
      ...(await this.read(`knative-serving/${release}`, tag)),
      ...(await this.read(`ingress/${minor}/kourier.yaml`, tag)),
      ...(await this.read(`knative-eventing/${release}`, tag)),
    ];
    const first = manifests.filter(({ kind }) => ['CustomResourceDefinition', 'Namespace'].includes(kind));
    await this.cluster.apply(first);
    await this.cluster.waitForKinds();
    // Webhooks that don't serve yet refuse; what they refused is applied again.
    await until('all manifests', 180, () => this.cluster.apply(manifests, '--force-conflicts').then(() => undefined));
    for (const { metadata } of manifests.filter(({ kind }) => kind === 'Deployment')) {
      const { name, namespace } = metadata;
      await this.cluster.run(['rollout', 'status', 'deployment', name, '-n', namespace, '--timeout=300s']);
    }
  }

  private async read(path: string, tag?: Tag): Promise<Manifest[]> {
    const place = join(this.folder, path);
    const files = (await stat(place)).isFile() ? [place] : (await readdir(place)).map((file) => join(place, file));
    const texts = await Promise.all(files.sort().map((file) => readFile(file, 'utf8')));
    const manifests: Manifest[] = texts
      .map((text) => text.replace(/[\w.-]+\/[\w./-]+(:[\w.-]+|@sha256:\w+)/g, (image) => local(image, tag)))
      .flatMap((text) => parseAllDocuments(text))
      .map((document) => document.toJS())
      .filter((manifest) => manifest !== null && !['Job', 'Certificate', 'Issuer'].includes(manifest.kind));
    return manifests.map(adapted);
  }
}

function local(image: string, tag?: Tag): string {
  return localImage(image.replace(/@.*$|:[^/]*$/, ''), tag) ?? image;
}

/** As the documentation of Knative says for Kourier; and requests for processors for which the node is too small. */
function adapted(manifest: Manifest): Manifest {
  const { name } = manifest.metadata;
  if (name === 'config-network') manifest.data = { 'ingress-class': 'kourier.ingress.networking.knative.dev' };
  if (name === 'config-domain') manifest.data = { 'example.com': '' };
  for (const { resources } of manifest.spec?.template?.spec?.containers ?? []) {
    if (resources?.requests?.cpu) resources.requests.cpu = '10m';
  }
  return manifest;
}

async function main([folder]: string[]): Promise<void> {
  const kubectl = await startCluster();
  try {
    const platform = new Upstream(kubectl, folder);
    await kubectl.apply(RIGHTS_OF_NEWER_PROGRAMS);
    await step('installing 1.22.1', () => platform.install(RELEASE_BEFORE));
    await kubectl.makeNamespace(NAMESPACE);
    const target = { kubectl, platform, gateway: await platform.gateway(), images: testImages(), isLocal: true };
    const proxy = await ClusterProxy.start(kubectl);
    const trial = new Trial('upstream', NAMESPACE, { ...target, keepLogs, end: async () => {} }, proxy);
    await deploy(trial);
    const failed: { [what: string]: number } = {};
    for (const [what, work] of Object.entries(WITH_ONE_REPLICA)) {
      failed[what] = (await step(what, () => requestsDuring(trial, () => work(trial)))).failures.length;
    }
    proxy.stop();
    console.log(JSON.stringify(failed, undefined, 2));
  } finally {
    await Machine.stop();
  }
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
