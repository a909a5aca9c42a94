/** How many pods of each workload there are at least, so that one may be lost. */
export interface HighAvailability {
  /**
   * Pods of each workload; 2 or more. What an autoscaler scales has at least so many, and what a controller of the platform
   * scales isn't changed. They are spread over nodes, and a drain takes one at a time.
   */
  readonly replicas: number;
}
