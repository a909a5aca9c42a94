/** How cert-manager is installed. */
export interface CertManagerOptions {
  /**
   * Namespace in which ClusterIssuers find their secrets.
   *
   * @default cert-manager
   */
  readonly namespace?: string;

  /**
   * Whether trust-manager is there too, with the same namespace to trust. The certificates of authorities that a platform
   * makes are handed to its namespaces by it, so that its components trust each other's.
   *
   * @default false
   */
  readonly trustManager?: boolean;
}

/** The cert-manager that the cluster has. Whatever makes certificates needs it, and asks for this as a sign that it is there. */
export class CertManager {
  /** A cert-manager that was installed by other means. */
  public static existing(options: CertManagerOptions = {}): CertManager {
    return new CertManager(options.namespace ?? 'cert-manager', options.trustManager ?? false);
  }

  private constructor(
    /** Namespace in which ClusterIssuers find their secrets. */
    public readonly namespace: string,
    /** Whether trust-manager is there too. */
    public readonly trustManager: boolean,
  ) {}
}
