import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { type Entry, tar } from './tar';

/** A container image: layers of files, shared between images that hold the same object, and what it starts. */
export interface Image {
  readonly names: readonly string[];
  readonly layers: readonly Layer[];
  readonly entrypoint: readonly string[];
}

export class Layer {
  public readonly archive: Buffer;
  public readonly digest: string;

  public constructor(entries: readonly Entry[]) {
    this.archive = tar(entries);
    this.digest = sha256(this.archive);
  }
}

/** Writes images as one archive of the form that `docker save` writes. */
export async function writeImages(file: string, images: readonly Image[]): Promise<void> {
  const out = createWriteStream(file);
  // The archive is written piece by piece: all images of a group don't fit into one buffer.
  const add = (path: string, content: Buffer | string) => out.write(tar([{ path, content }]).subarray(0, -1024));
  const written = new Set<string>();
  const manifest = images.map((image) => {
    for (const layer of image.layers) {
      if (!written.has(layer.digest)) add(layerPath(layer), layer.archive);
      written.add(layer.digest);
    }
    const config = JSON.stringify(configOf(image));
    const path = `${sha256(config)}.json`;
    add(path, config);
    return { Config: path, RepoTags: image.names, Layers: image.layers.map(layerPath) };
  });
  add('manifest.json', JSON.stringify(manifest));
  out.end(Buffer.alloc(1024));
  await finished(out);
}

function configOf(image: Image) {
  return {
    architecture: { x64: 'amd64', arm64: 'arm64' }[process.arch as string],
    os: 'linux',
    config: {
      User: '65532:65532',
      Env: [
        'PATH=/usr/local/bin:/usr/bin:/bin:/ko-app',
        'SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt',
        'ZONEINFO=/usr/share/zoneinfo.zip',
      ],
      Entrypoint: image.entrypoint,
      WorkingDir: '/',
    },
    rootfs: { type: 'layers', diff_ids: image.layers.map((layer) => `sha256:${layer.digest}`) },
  };
}

function layerPath(layer: Layer): string {
  return `${layer.digest}/layer.tar`;
}

function sha256(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex');
}
