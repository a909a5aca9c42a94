/** How many pods of each workload there are at least, so that one may be lost. */
export interface HighAvailability {
  /**
   * Pods of each workload; 2 or more. What scales by itself has at least so many, but for what a controller scales. They are
   * spread over nodes, and a drain takes one at a time.
   */
  readonly replicas: number;
}
