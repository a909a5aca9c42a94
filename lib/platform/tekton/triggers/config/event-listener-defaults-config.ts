import { boolean, integer, type KeyTable, key, objectName, type Refuse, type ValueKind } from '../../../config/keys';

/** What the pods of EventListeners get where they don't say: the config map `config-defaults-triggers`. */
export interface EventListenerDefaultsConfig {
  /**
   * Name of the ServiceAccount.
   *
   * @default default
   */
  readonly serviceAccount?: string;

  /**
   * User; 0 or more, or -1 to leave it to the cluster, as OpenShift wants it.
   *
   * @default 65532
   */
  readonly runAsUser?: number;

  /**
   * Group; 0 or more, or -1 to leave it to the cluster.
   *
   * @default 65532
   */
  readonly runAsGroup?: number;

  /**
   * Group that owns volumes; 0 or more, or -1 to leave it to the cluster.
   *
   * @default 65532
   */
  readonly fsGroup?: number;

  /**
   * Whether pods that would run as root don't start.
   *
   * @default true
   */
  readonly runAsNonRoot?: boolean;
}

const UNSET = -1;

const id: ValueKind<number> = {
  write: (value) => (value === UNSET ? '' : String(value)),
  refusal: integer({ min: UNSET, max: 2 ** 31 - 1 }).refusal,
};

/** @internal */
export const EVENT_LISTENER_DEFAULTS_KEYS: KeyTable<EventListenerDefaultsConfig> = {
  serviceAccount: key('default-service-account', objectName),
  runAsUser: key('default-run-as-user', id),
  runAsGroup: key('default-run-as-group', id),
  fsGroup: key('default-fs-group', id),
  runAsNonRoot: key('default-run-as-non-root', boolean),
};

/** @internal */
export function checkEventListenerDefaults(
  { runAsUser, runAsNonRoot = true }: EventListenerDefaultsConfig,
  refuse: Refuse<EventListenerDefaultsConfig>,
): void {
  if (runAsUser !== 0 || !runAsNonRoot) return;
  refuse('runAsUser', 0, "a user that isn't root, since `runAsNonRoot` is on", 'give another, or turn that off');
}
