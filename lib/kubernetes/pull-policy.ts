/** When an image is pulled. */
export enum PullPolicy {
  /** Whenever a container starts. */
  ALWAYS = 'Always',
  /** If the node doesn't have it. */
  IF_NOT_PRESENT = 'IfNotPresent',
  /** Never: the node must have it. */
  NEVER = 'Never',
}
