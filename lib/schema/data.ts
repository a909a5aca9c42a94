import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A component whose CRDs are known. */
export type SchemaComponent =
  | 'serving'
  | 'eventing'
  | 'in-memory-channel'
  | 'kafka'
  | 'github'
  | 'gitlab'
  | 'rabbitmq'
  | 'redis'
  | 'ceph'
  | 'tekton-pipelines'
  | 'tekton-triggers';

/** A CRD of a component; where its schemas hold a number, that entry of the component's nodes is meant. */
export interface PackedCrd {
  readonly releases: readonly string[];
  readonly crd: { readonly [field: string]: any };
}

/** The file of a component, as `npm run schema` writes it; what is newest comes first. */
export interface ComponentData {
  readonly nodes: readonly any[];
  readonly crds: readonly PackedCrd[];
  /** What the cluster takes of each kind; a string is the name of a Go type. */
  readonly kinds: { readonly [kind: string]: any };
}

/**
 * What is known of a component; read once.
 *
 * @internal
 */
export function dataOf(component: SchemaComponent): ComponentData {
  return read(component);
}

/**
 * The component that defines each kind, by `group/version/Kind`.
 *
 * @internal
 */
export function kindIndex(): { readonly [kind: string]: SchemaComponent } {
  return read('index');
}

/**
 * The structure of the Go types that kinds refer to, by name.
 *
 * @internal
 */
export function goTypes(): { readonly [name: string]: any } {
  return read('types');
}

const files = new Map<string, any>();

function read(file: string): any {
  if (!files.has(file)) files.set(file, JSON.parse(readFileSync(join(__dirname, 'data', `${file}.json`), 'utf8')));
  return files.get(file);
}
