import { type KeyTable, key, text, type ValueKind } from '../../../config/keys';

/**
 * The SPIRE that signs results, with `features.enforceNonfalsifiability`: the config map `config-spire`.
 *
 * @see https://tekton.dev/docs/pipelines/spire/
 */
export interface SpireConfig {
  /**
   * Trust domain.
   *
   * @default example.org
   */
  readonly trustDomain?: string;

  /**
   * Socket of SPIRE's agent in pods.
   *
   * @default unix:///spiffe-workload-api/spire-agent.sock
   */
  readonly socketPath?: string;

  /**
   * Host and port of SPIRE's server.
   *
   * @default spire-server.spire.svc.cluster.local:8081
   */
  readonly serverAddress?: string;

  /**
   * What the names of nodes begin with at SPIRE's server; begins with `/`.
   *
   * @default /tekton-node/
   */
  readonly nodeAliasPrefix?: string;
}

const filled: ValueKind<string> = { ...text, refusal: (value) => (value === '' ? 'not empty' : undefined) };

/** @internal */
export const SPIRE_KEYS: KeyTable<SpireConfig> = {
  trustDomain: key('spire-trust-domain', filled),
  socketPath: key('spire-socket-path', filled),
  serverAddress: key('spire-server-addr', filled),
  nodeAliasPrefix: key('spire-node-alias-prefix', {
    ...text,
    refusal: (prefix) => (prefix.startsWith('/') ? undefined : 'a text that begins with /'),
  }),
};
