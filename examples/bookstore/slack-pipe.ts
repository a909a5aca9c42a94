import { ApiObject } from 'cdk8s';
import type { eventing, kubernetes } from 'cdk8s-knative';
import { Construct } from 'constructs';

/** Where messages come from, and the Secret that says where they go. */
export interface SlackPipeProps {
  readonly broker: eventing.IBroker;
  readonly eventType: string;
  /** A Secret with a file `application.properties` that holds `slack.channel` and `slack.webhook.url`. */
  readonly secret: kubernetes.ISecret;
}

/** Posts the events of a broker to a channel of Slack. Camel K runs it, and its kinds are plain objects here. */
export class SlackPipe extends Construct {
  public constructor(scope: Construct, id: string, { broker, eventType, secret }: SlackPipeProps) {
    super(scope, id);
    new ApiObject(this, 'Resource', {
      apiVersion: 'camel.apache.org/v1',
      kind: 'Pipe',
      metadata: {
        name: 'pipe',
        annotations: { 'trait.camel.apache.org/mount.configs': `secret:${secret.name}` },
      },
      spec: {
        source: { ref: broker.destination.ref, properties: { type: eventType } },
        sink: {
          ref: { apiVersion: 'camel.apache.org/v1', kind: 'Kamelet', name: 'slack-sink' },
          // biome-ignore-start lint/suspicious/noTemplateCurlyInString: Camel fills these in
          properties: { channel: '${slack.channel}', webhookUrl: '${slack.webhook.url}' },
          // biome-ignore-end lint/suspicious/noTemplateCurlyInString: see above
        },
      },
    });
  }
}
