import type { Kubectl } from './kubectl';

/** What comes and goes by itself. */
const TRANSIENT =
  /^(events|events\.events\.k8s\.io|leases\.coordination\.k8s\.io|endpointslices\..*|endpoints|componentstatuses|ipaddresses\..*)$/;

/** Names of all objects of a cluster. */
export async function everything(kubectl: Kubectl): Promise<string[]> {
  const kinds = (await kubectl.run(['api-resources', '--verbs=list', '-o', 'name'])).trim().split('\n');
  const lasting = kinds.filter((kind) => !TRANSIENT.test(kind)).join();
  const columns = 'custom-columns=KIND:.kind,NAMESPACE:.metadata.namespace,NAME:.metadata.name';
  const rows = await kubectl.run(['get', lasting, '--all-namespaces', '--no-headers', '-o', columns]);
  return rows
    .trim()
    .split('\n')
    .map((row) => row.split(/\s+/).join(' '));
}
