/** How cert-manager is installed. */
export interface CertManagerOptions {
  /**
   * Namespace in which ClusterIssuers find their secrets.
   *
   * @default cert-manager
   */
  readonly namespace?: string;
}

/** The cert-manager that the cluster has. Whatever makes certificates needs it, and asks for this as a sign that it is there. */
export class CertManager {
  /** A cert-manager that was installed by other means. */
  public static existing(options: CertManagerOptions = {}): CertManager {
    return new CertManager(options.namespace ?? 'cert-manager');
  }

  private constructor(
    /** Namespace in which ClusterIssuers find their secrets. */
    public readonly namespace: string,
  ) {}
}
