/** A release of Knative. Serving, Eventing, their ingress layers and sources share the numbers. */
export enum KnativeVersion {
  /** Knative 1.23.0. */
  V1_23_0 = '1.23.0',
  /** Knative 1.22.1. */
  V1_22_1 = '1.22.1',
}
