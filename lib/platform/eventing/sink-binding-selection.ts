/** Which objects a SinkBinding may change. */
export enum SinkBindingSelection {
  /** All but those, and those in namespaces, that carry the label `bindings.knative.dev/exclude: "true"`. */
  EXCLUSION = 'exclusion',
  /** Only those that carry the label `bindings.knative.dev/include: "true"`, in namespaces that carry it too. */
  INCLUSION = 'inclusion',
}
