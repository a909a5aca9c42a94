import { isGoPattern } from '../../../../admission/go-pattern';
import { type KeyTable, key, text } from '../../../config/keys';

/** What Triggers does and what its users may use: the config map `feature-flags-triggers`. */
export interface TriggersFeaturesConfig {
  /**
   * Whether users may use alpha fields.
   *
   * @default false
   */
  readonly alphaApiFields?: boolean;

  /**
   * Which labels of an EventListener its Deployment and Service don't get: a regular expression of Go that finds them.
   *
   * @default - they get all
   */
  readonly labelsExclusionPattern?: string;
}

/** @internal */
export const TRIGGERS_FEATURES_KEYS: KeyTable<TriggersFeaturesConfig> = {
  alphaApiFields: key('enable-api-fields', { write: (isOn) => (isOn ? 'alpha' : 'stable') }),
  labelsExclusionPattern: key('labels-exclusion-pattern', {
    ...text,
    refusal: (pattern) => (isGoPattern(pattern) ? undefined : 'a regular expression of Go'),
  }),
};
