import type { Part } from './part';

/** How the API server calls a webhook. Its rules and CA bundle are filled in by the webhook itself when it runs. */
export interface WebhookDeclaration {
  /** Service of the component that answers. */
  readonly service: string;
  readonly timeoutSeconds?: number;
  /** `Fail` if not given. */
  readonly failurePolicy?: string;
  readonly admissionReviewVersions?: readonly string[];
  readonly objectSelector?: object;
  readonly namespaceSelector?: object;
  /** What else upstream's webhook has. */
  readonly more?: object;
}

/** Declares a webhook that changes objects. */
export function mutatingWebhook(part: Part, name: string, declaration: WebhookDeclaration): void {
  webhook(part, 'MutatingWebhookConfiguration', name, declaration);
}

/** Declares a webhook that accepts or refuses objects. */
export function validatingWebhook(part: Part, name: string, declaration: WebhookDeclaration): void {
  webhook(part, 'ValidatingWebhookConfiguration', name, declaration);
}

function webhook(part: Part, kind: string, name: string, declaration: WebhookDeclaration): void {
  const { service, timeoutSeconds, failurePolicy = 'Fail', admissionReviewVersions = ['v1', 'v1beta1'] } = declaration;
  const { objectSelector, namespaceSelector, more } = declaration;
  part.add({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind,
    metadata: { name },
    webhooks: [
      {
        name,
        admissionReviewVersions,
        clientConfig: { service: { name: service, namespace: part.namespace } },
        failurePolicy,
        sideEffects: 'None',
        timeoutSeconds,
        objectSelector,
        namespaceSelector,
        ...more,
      },
    ],
  });
}
