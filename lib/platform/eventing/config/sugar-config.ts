import type { LabelSelector } from '../../../kubernetes/label-selector';
import { type KeyTable, key, labelSelector } from '../../config/keys';

/** Where brokers are made without being asked for: the config map `config-sugar`. */
export interface SugarConfig {
  /**
   * Selects the namespaces of which each gets a broker called `default`; `{}` for all.
   *
   * @default - none
   */
  readonly namespaceSelector?: LabelSelector;

  /**
   * Selects the Triggers whose broker is made with them; `{}` for all.
   *
   * @default - none
   */
  readonly triggerSelector?: LabelSelector;
}

/** @internal */
export const SUGAR_KEYS: KeyTable<SugarConfig> = {
  namespaceSelector: key('namespace-selector', labelSelector),
  triggerSelector: key('trigger-selector', labelSelector),
};
