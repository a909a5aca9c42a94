import { ChannelTemplate } from '../../../eventing/messaging/channel-template';
import { yaml } from '../../config/keys';

/**
 * Of which kind channels are that don't say: the config map `default-ch-webhook`.
 *
 * @see https://knative.dev/docs/eventing/configuration/channel-configuration/
 */
export interface ChannelDefaultsConfig {
  /**
   * For all namespaces.
   *
   * @default ChannelTemplate.inMemory()
   */
  readonly cluster?: ChannelTemplate;

  /**
   * For single namespaces, by name.
   *
   * @default - none but an example, `some-namespace`
   */
  readonly namespaces?: { readonly [namespace: string]: ChannelTemplate };
}

/** @internal */
export function renderChannelDefaults(config: ChannelDefaultsConfig = {}): { [key: string]: string } {
  const { cluster = ChannelTemplate.inMemory(), namespaces = { 'some-namespace': ChannelTemplate.inMemory() } } =
    config;
  const namespaceDefaults = Object.entries(namespaces).map(([name, template]) => [name, template._toManifest()]);
  return {
    'default-ch-config': yaml.write({
      clusterDefault: cluster._toManifest(),
      namespaceDefaults: Object.fromEntries(namespaceDefaults),
    }),
  };
}
