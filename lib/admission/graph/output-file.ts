import { type App, Chart, YamlOutputType } from 'cdk8s';
import type { GraphRule, RenderedObject } from './rule';

/** Two objects that cdk8s would write to one file, the second over the first. */
export const outputFile: GraphRule = {
  check({ root, objects }, report) {
    const { yamlOutputType } = root as App;
    const isFlat = yamlOutputType === YamlOutputType.FILE_PER_RESOURCE;
    if (!isFlat && yamlOutputType !== YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE) return;
    const inFolders = collisions(objects, fileInFolder);
    const works = inFolders.length === 0 ? 'FOLDER_PER_CHART_FILE_PER_RESOURCE' : 'FILE_PER_CHART';
    for (const { first, second } of isFlat ? collisions(objects, flatFile) : inFolders) {
      report(second.apiObject, {
        rule: 'graph/output-file',
        field: 'metadata.name',
        value: second.manifest.metadata.name,
        allowed: `a file of its own: '${first.apiObject.node.path}' is written to the same one`,
        change: `choose YamlOutputType.${works}`,
      });
    }
  },
};

/** In one folder, cdk8s names a file after the object as it is written. */
function flatFile({ manifest }: RenderedObject): string {
  return fileName(manifest.kind, manifest.metadata.name);
}

/** In a folder for each chart, cdk8s names a file after the object without its JSON patches. */
function fileInFolder({ apiObject }: RenderedObject): string {
  return `${Chart.of(apiObject).node.path}/${fileName(apiObject.kind, apiObject.metadata.name)}`;
}

function fileName(kind: string, name: string | undefined): string {
  return `${kind}.${name}`.replace(/[^0-9a-zA-Z-_.]/g, '');
}

function collisions(objects: readonly RenderedObject[], fileOf: (object: RenderedObject) => string) {
  const written = new Map<string, RenderedObject>();
  return objects.flatMap((second) => {
    const file = fileOf(second);
    const first = written.get(file);
    if (first !== undefined) return [{ first, second }];
    written.set(file, second);
    return [];
  });
}
