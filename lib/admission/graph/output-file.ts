import { type App, Chart, YamlOutputType } from 'cdk8s';
import type { GraphRule, RenderedObject } from './rule';

/** Two objects that cdk8s would write to one file, the second over the first. */
export const outputFile: GraphRule = {
  check({ root, objects }, report) {
    const folderOf = foldersOf(root);
    if (folderOf === undefined) return;
    const seen = new Map<string, RenderedObject>();
    for (const object of objects) {
      const { kind, metadata } = object.manifest;
      // As cdk8s makes the name.
      const file = `${folderOf(object)}${`${kind}.${metadata.name}`.replace(/[^0-9a-zA-Z-_.]/g, '')}`;
      const first = seen.get(file);
      if (first === undefined) {
        seen.set(file, object);
        continue;
      }
      const sameChart = Chart.of(first.apiObject) === Chart.of(object.apiObject);
      report(object.apiObject, {
        rule: 'graph/output-file',
        field: 'metadata.name',
        value: metadata.name,
        allowed: `a file of its own: '${first.apiObject.node.path}' is written to the same one`,
        change: `choose YamlOutputType.${sameChart ? 'FILE_PER_CHART' : 'FOLDER_PER_CHART_FILE_PER_RESOURCE'}`,
      });
    }
  },
};

/** The folder of each object's file, or undefined if objects share files anyway. */
function foldersOf(root: unknown): ((object: RenderedObject) => string) | undefined {
  switch ((root as App).yamlOutputType) {
    case YamlOutputType.FILE_PER_RESOURCE:
      return () => '';
    case YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE:
      return ({ apiObject }) => `${Chart.of(apiObject).node.path}/`;
    default:
      return undefined;
  }
}
