import type { Duration } from 'cdk8s';
import { renderWatchedContainer, type WatchedContainerProps } from '../kubernetes/container-base';
import { type PodBaseProps, renderPodBase } from '../kubernetes/pod-base';
import { compact, merge, render, renderEach } from '../kubernetes/render';
import type { Resource } from '../kubernetes/resource';
import { seconds } from '../kubernetes/seconds';
import type { IServiceAccount } from '../kubernetes/service-account';
import {
  confine,
  type InitContainerProps,
  type PodSecurity,
  renderInitContainer,
  renderSidecar,
  type SidecarProps,
} from './container';
import { withListDefaults } from './list-defaults';
import { QUEUE_PROXY_TERMS, type QueueProxyResources, queueProxyAnnotations } from './queue-proxy';
import type { RevisionName } from './revision-name';
import { goDuration, SCALE_TERMS, type Scale } from './scale';

/** Protocol of the requests to a container. */
export enum HttpVersion {
  /** HTTP/1. */
  HTTP1 = 'http1',
  /** HTTP/2 without TLS, as for gRPC. */
  H2C = 'h2c',
}

/**
 * What a revision is made of. Every change of it makes a new revision.
 *
 * @see https://knative.dev/docs/serving/reference/serving-api/
 */
export interface RevisionTemplateProps extends WatchedContainerProps, PodBaseProps {
  /** Image of the container that takes the requests. */
  readonly image: string;

  /**
   * Name of the container that takes the requests.
   *
   * @default user-container
   */
  readonly containerName?: string;

  /**
   * Port that takes the requests, 1 to 65535. The container reads it from the variable `PORT`.
   *
   * @default 8080
   */
  readonly port?: number;

  /**
   * Protocol of the requests.
   *
   * @default HttpVersion.HTTP1
   */
  readonly httpVersion?: HttpVersion;

  /**
   * Containers beside the one that takes the requests.
   *
   * @default - none
   */
  readonly sidecars?: SidecarProps[];

  /**
   * Containers that run one after the other before the others start. The platform must allow `podspec-init-containers`.
   *
   * @default - none
   */
  readonly initContainers?: InitContainerProps[];

  /**
   * How many pods serve.
   *
   * @default - on the platform's default demand and bounds
   */
  readonly scale?: Scale;

  /**
   * Requests that a pod gets at once at most, 0 to 1000; 0 for no limit.
   *
   * @default 0
   */
  readonly concurrencyLimit?: number;

  /**
   * How long a request may take, in whole seconds; at most 10 minutes unless the platform allows more. The response must
   * begin within `responseStartTimeout`.
   *
   * @default Duration.minutes(5)
   */
  readonly timeout?: Duration;

  /**
   * How long the first byte of a response may take, in whole seconds; less than `timeout`.
   *
   * @default - the platform's, 5 minutes as shipped, if that is less than `timeout`; else no limit of its own
   */
  readonly responseStartTimeout?: Duration;

  /**
   * How long a request may stay without any byte, in whole seconds.
   *
   * @default - the platform's, if that is less than `timeout`; as shipped, no limit of its own
   */
  readonly idleTimeout?: Duration;

  /**
   * How long a revision may take to become ready, in whole seconds.
   *
   * @default Duration.minutes(10)
   */
  readonly progressDeadline?: Duration;

  /**
   * How revisions are named.
   *
   * @default - by the cluster, with a number that grows
   */
  readonly revisionName?: RevisionName;

  /**
   * Whether the cluster keeps revisions that get no traffic, so that one can roll back to them at any time.
   *
   * @default false
   */
  readonly keepRevisions?: boolean;

  /**
   * How strictly all containers are confined. The `securityContext` of a container prevails, field by field;
   * capabilities that it adds are added to none.
   *
   * @default PodSecurity.UNRESTRICTED
   */
  readonly podSecurity?: PodSecurity;

  /**
   * Resources of the queue-proxy.
   *
   * @default - the platform's settings
   */
  readonly queueProxyResources?: QueueProxyResources;

  /**
   * Whether the queue-proxy can read labels and annotations of the pod. The platform must allow `queueproxy.mount-podinfo`.
   *
   * @default false
   */
  readonly queueProxyPodInfo?: boolean;

  /**
   * Whether HTTP/1 responses may begin before the request has been read.
   *
   * @default false
   */
  readonly httpFullDuplex?: boolean;

  /**
   * Whom the pods act as.
   *
   * @default - the namespace's `default`
   */
  readonly serviceAccount?: IServiceAccount;

  /**
   * Whether the containers see each other's processes.
   *
   * @default false
   */
  readonly shareProcessNamespace?: boolean;

  /**
   * Whether the pods see the processes of the node.
   *
   * @default false
   */
  readonly hostPid?: boolean;

  /**
   * Whether the pods share the node's interprocess communication.
   *
   * @default false
   */
  readonly hostIpc?: boolean;

  /**
   * Labels of the revisions and their pods.
   *
   * @default - none
   */
  readonly revisionLabels?: { readonly [key: string]: string };

  /**
   * Annotations of the revisions and their pods, such as options of the queue-proxy.
   *
   * @default - none
   */
  readonly revisionAnnotations?: { readonly [key: string]: string };
}

/** @internal */
export function renderRevisionTemplate(
  parent: Resource,
  props: RevisionTemplateProps,
  patches: readonly object[],
): RevisionTemplate {
  const annotations = merge(
    render(props.scale, (scale) => scale._annotations()),
    render(props.queueProxyResources, queueProxyAnnotations),
    {
      'serving.knative.dev/progress-deadline': render(props.progressDeadline, goDuration),
      'serving.knative.dev/no-gc': render(props.keepRevisions, String),
      'features.knative.dev/queueproxy-podinfo': props.queueProxyPodInfo ? 'Enabled' : undefined,
      'features.knative.dev/http-full-duplex': props.httpFullDuplex ? 'Enabled' : undefined,
    },
    props.revisionAnnotations,
  );
  const metadata: TemplateMetadata = { labels: props.revisionLabels, annotations: compact(annotations) };
  const spec = renderRevisionSpec(props);
  const name = props.revisionName?._of(parent, { metadata, spec }, patches);
  return { metadata: compact({ name, ...metadata }), spec: name === undefined ? spec : withListDefaults(spec) };
}

interface RevisionTemplate {
  readonly metadata?: TemplateMetadata;
  readonly spec: object;
}

interface TemplateMetadata {
  readonly name?: string;
  readonly labels?: object;
  readonly annotations?: object;
}

function renderRevisionSpec(props: RevisionTemplateProps) {
  const { containerName, image, port, httpVersion, podSecurity, concurrencyLimit } = props;
  const { sidecars = [], initContainers } = props;
  const main = {
    name: containerName,
    image,
    // Among several containers, Serving tells by its port which one takes the requests.
    ports:
      port === undefined && httpVersion === undefined && sidecars.length === 0
        ? undefined
        : [{ name: httpVersion, containerPort: port ?? 8080 }],
  };
  const containers = [
    confine(merge(renderWatchedContainer(props), main), podSecurity),
    ...sidecars.map((sidecar) => renderSidecar(sidecar, podSecurity)),
  ];
  return merge(renderPodBase(props, [props, ...sidecars, ...(initContainers ?? [])]), {
    containers,
    initContainers: renderEach(initContainers, (container) => renderInitContainer(container, podSecurity)),
    containerConcurrency: concurrencyLimit,
    timeoutSeconds: seconds(props.timeout),
    responseStartTimeoutSeconds: seconds(props.responseStartTimeout),
    idleTimeoutSeconds: seconds(props.idleTimeout),
    serviceAccountName: render(props.serviceAccount, ({ name }) => name),
    shareProcessNamespace: props.shareProcessNamespace,
    hostPID: props.hostPid,
    hostIPC: props.hostIpc,
  });
}

const ANNOTATION_TERMS: { readonly [annotation: string]: string } = {
  ...SCALE_TERMS,
  ...QUEUE_PROXY_TERMS,
  'serving.knative.dev/progress-deadline': 'progressDeadline',
  'serving.knative.dev/no-gc': 'keepRevisions',
  'features.knative.dev/queueproxy-podinfo': 'queueProxyPodInfo',
  'features.knative.dev/http-full-duplex': 'httpFullDuplex',
};

/**
 * The props behind the fields of the template.
 *
 * @internal
 */
export const TEMPLATE_TERMS: { readonly [field: string]: string } = {
  'spec.template.spec': '',
  'spec.template.spec.containers[0]': '',
  'spec.template.spec.containers[0].name': 'containerName',
  'spec.template.spec.containers[0].ports[0].containerPort': 'port',
  'spec.template.spec.containers[0].ports[0].name': 'httpVersion',
  'spec.template.spec.containerConcurrency': 'concurrencyLimit',
  'spec.template.spec.timeoutSeconds': 'timeout',
  'spec.template.spec.responseStartTimeoutSeconds': 'responseStartTimeout',
  'spec.template.spec.idleTimeoutSeconds': 'idleTimeout',
  'spec.template.spec.serviceAccountName': 'serviceAccount',
  'spec.template.spec.securityContext': 'podSecurityContext',
  'spec.template.spec.hostPID': 'hostPid',
  'spec.template.spec.hostIPC': 'hostIpc',
  'spec.template.metadata.name': 'revisionName',
  'spec.template.metadata.labels': 'revisionLabels',
  'spec.template.metadata.annotations': 'revisionAnnotations',
  ...Object.fromEntries(
    Object.entries(ANNOTATION_TERMS).map(([key, prop]) => [`spec.template.metadata.annotations["${key}"]`, prop]),
  ),
};
