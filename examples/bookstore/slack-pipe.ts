import { ApiObject, type Chart } from 'cdk8s';
import type { eventing, kubernetes } from 'cdk8s-knative';

/**
 * Posts events of a broker to a channel of Slack. Camel K runs the pipe, and its kinds are plain objects here.
 *
 * @param secret has a file `application.properties` with `slack.channel` and `slack.webhook.url`
 */
export function addSlackPipe(shop: Chart, broker: eventing.IBroker, type: string, secret: kubernetes.ISecret): void {
  new ApiObject(shop, 'slack', {
    apiVersion: 'camel.apache.org/v1',
    kind: 'Pipe',
    metadata: { name: 'pipe', annotations: { 'trait.camel.apache.org/mount.configs': `secret:${secret.name}` } },
    spec: {
      source: { ref: broker.destination.ref, properties: { type } },
      sink: {
        ref: { apiVersion: 'camel.apache.org/v1', kind: 'Kamelet', name: 'slack-sink' },
        // biome-ignore-start lint/suspicious/noTemplateCurlyInString: Camel fills these in
        properties: { channel: '${slack.channel}', webhookUrl: '${slack.webhook.url}' },
        // biome-ignore-end lint/suspicious/noTemplateCurlyInString: see above
      },
    },
  });
}
