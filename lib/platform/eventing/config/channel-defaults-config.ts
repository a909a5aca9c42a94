import { ChannelTemplate } from '../../../eventing/messaging/channel-template';
import type { Component } from '../../component';
import { yaml } from '../../config/keys';
import { checkNamespace } from '../../namespace';

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
export function renderChannelDefaults(
  component: Component,
  config: ChannelDefaultsConfig = {},
): { [key: string]: string } {
  const { cluster = ChannelTemplate.inMemory(), namespaces = { 'some-namespace': ChannelTemplate.inMemory() } } =
    config;
  for (const name of Object.keys(namespaces)) checkNamespace(component, 'config.channels.namespaces', name);
  const namespaceDefaults = Object.entries(namespaces).map(([name, template]) => [name, template._toManifest()]);
  return {
    'default-ch-config': yaml.write({
      clusterDefault: cluster._toManifest(),
      namespaceDefaults: Object.fromEntries(namespaceDefaults),
    }),
  };
}
