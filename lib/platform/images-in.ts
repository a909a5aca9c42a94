import { isObject, type JsonObject, listOf } from '../admission/json';
import type { Manifest } from '../admission/rule';

/**
 * The images that objects run or hand on, each once, in the order of their names: those of containers, and those that
 * controllers are given by environment, arguments and config maps. What an expression stands for isn't known.
 */
export function imagesIn(manifests: readonly Manifest[]): string[] {
  const found = new Set(manifests.flatMap((manifest) => [...imagesOfObject(manifest)]));
  return [...found].filter((image) => image !== '' && !image.includes('$(')).sort();
}

function imagesOfObject({ apiVersion, kind, metadata, ...fields }: Manifest): Iterable<string> {
  if (kind === 'CustomResourceDefinition') return [];
  return kind === 'ConfigMap' ? imagesOfConfigMap(metadata.name ?? '', fields) : imagesOf(fields);
}

function imagesOfConfigMap(name: string, { data }: JsonObject): string[] {
  const holdsImages = /-images$/.test(name);
  const entries = Object.entries<string>(data ?? {});
  return entries.filter(([key]) => holdsImages || key === 'queue-sidecar-image').map(([, image]) => image);
}

function* imagesOf(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const element of value) yield* imagesOf(element);
  if (!isObject(value)) return;
  for (const [key, member] of Object.entries(value)) {
    if (key === 'image') yield* [member, member?.reference].filter((image) => typeof image === 'string');
    else if (key === 'env') yield* imagesOfEnvironment(member);
    else if (key === 'args') yield* imagesOfArguments(member);
    else if (key !== 'metadata') yield* imagesOf(member);
  }
}

function imagesOfEnvironment(env: unknown): string[] {
  const variables = listOf(env).filter(({ name, value }) => /_IMAGE$/.test(name) && typeof value === 'string');
  return variables.map(({ value }) => value);
}

/** `-nop-image IMAGE` and `--nop-image=IMAGE`; `-shell-image-win` names that of Windows. */
function imagesOfArguments(args: unknown): string[] {
  return listOf(args).flatMap((argument, i, all) => {
    const [isFlag, image = all[i + 1]] = String(argument).match(/^--?[\w-]*-image(?:-win)?(?:=(.*))?$/) ?? [];
    return isFlag !== undefined && typeof image === 'string' ? [image] : [];
  });
}
