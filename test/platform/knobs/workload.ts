import { Duration, Size } from 'cdk8s';
import { kubernetes } from '../../../lib';
import type { Given, Knobs } from './knob';

const { Cpu, EnvValue, NodeOperator, Port, Probe, TaintEffect, TolerationOperator, UnsatisfiableAction } = kubernetes;

const POD = 'Deployment/webhook .spec.template.spec';
const CONTAINER = `${POD}.containers[0]`;

const ENV = [
  '{"name":"POD_NAME","valueFrom":{"fieldRef":{"fieldPath":"metadata.name"}}}',
  '{"name":"SYSTEM_NAMESPACE","valueFrom":{"fieldRef":{"fieldPath":"metadata.namespace"}}}',
  '{"name":"CONFIG_LOGGING_NAME","value":"config-logging"}',
  '{"name":"CONFIG_OBSERVABILITY_NAME","value":"config-observability"}',
  '{"name":"WEBHOOK_NAME","value":"webhook"}',
].join();

/** Every override of a workload, as Serving's webhook shows it, which scales and has probes, limits and an affinity. */
export const WORKLOAD_KNOBS: Knobs = {
  resources: [
    {
      cpuRequest: Cpu.millis(250),
      cpuLimit: Cpu.units(2),
      memoryRequest: Size.mebibytes(200),
      memoryLimit: Size.gibibytes(1),
      ephemeralStorageRequest: Size.mebibytes(10),
      ephemeralStorageLimit: Size.mebibytes(20),
      otherRequests: { 'example.com/gpu': '1' },
      otherLimits: { 'example.com/gpu': '2' },
      claims: [{ name: 'gpu', request: 'small' }],
    },
    `${CONTAINER}.resources.claims: nothing → [{"name":"gpu","request":"small"}]`,
    `${CONTAINER}.resources.limits.cpu: 500m → 2`,
    `${CONTAINER}.resources.limits.ephemeral-storage: nothing → 20Mi`,
    `${CONTAINER}.resources.limits.example.com/gpu: nothing → 2`,
    `${CONTAINER}.resources.limits.memory: 500Mi → 1Gi`,
    `${CONTAINER}.resources.requests.cpu: 100m → 250m`,
    `${CONTAINER}.resources.requests.ephemeral-storage: nothing → 10Mi`,
    `${CONTAINER}.resources.requests.example.com/gpu: nothing → 1`,
    `${CONTAINER}.resources.requests.memory: 100Mi → 200Mi`,
  ],
  replicas: [
    2,
    `${POD}.topologySpreadConstraints: nothing → [{"labelSelector":{"matchLabels":{"app":"webhook","role":"webhook"}},"maxSkew":1,"topologyKey":"kubernetes.io/hostname","whenUnsatisfiable":"ScheduleAnyway"}]`,
    'HorizontalPodAutoscaler/webhook .spec.maxReplicas: 5 → 6',
    'HorizontalPodAutoscaler/webhook .spec.minReplicas: 1 → 2',
    'PodDisruptionBudget/webhook-pdb .spec.maxUnavailable: nothing → 1',
    'PodDisruptionBudget/webhook-pdb .spec.minAvailable: 80% → nothing',
  ],
  maxReplicas: [9, 'HorizontalPodAutoscaler/webhook .spec.maxReplicas: 6 → 9'],
  env: [
    { LOG: EnvValue.fromValue('all'), WEBHOOK_PORT: EnvValue.fromValue('9443') },
    `${CONTAINER}.env: [${ENV},{"name":"WEBHOOK_PORT","value":"8443"}] → [${ENV},{"name":"LOG","value":"all"},{"name":"WEBHOOK_PORT","value":"9443"}]`,
  ],
  labels: [
    { team: 'a' },
    'Deployment/webhook .metadata.labels.team: nothing → a',
    'Deployment/webhook .spec.template.metadata.labels.team: nothing → a',
  ],
  annotations: [
    { note: 'b' },
    'Deployment/webhook .metadata.annotations: nothing → {"note":"b"}',
    'Deployment/webhook .spec.template.metadata.annotations: nothing → {"note":"b"}',
  ],
  nodeSelector: [{ pool: 'system' }, `${POD}.nodeSelector: nothing → {"pool":"system"}`],
  affinity: [
    { node: { required: [{ matchExpressions: [{ key: 'pool', operator: NodeOperator.EXISTS }] }] } },
    `${POD}.affinity.nodeAffinity: nothing → {"requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[{"matchExpressions":[{"key":"pool","operator":"Exists"}]}]}}`,
    `${POD}.affinity.podAntiAffinity: {"preferredDuringSchedulingIgnoredDuringExecution":[{"podAffinityTerm":{"labelSelector":{"matchLabels":{"app":"webhook"}},"topologyKey":"kubernetes.io/hostname"},"weight":100}]} → nothing`,
  ],
  tolerations: [
    [{ key: 'system', operator: TolerationOperator.EXISTS, effect: TaintEffect.NO_SCHEDULE }],
    `${POD}.tolerations: nothing → [{"effect":"NoSchedule","key":"system","operator":"Exists"}]`,
  ],
  topologySpreadConstraints: [
    [{ topologyKey: 'zone', maxSkew: 2, whenUnsatisfiable: UnsatisfiableAction.DO_NOT_SCHEDULE }],
    `${POD}.topologySpreadConstraints[0].labelSelector: {"matchLabels":{"app":"webhook","role":"webhook"}} → nothing`,
    `${POD}.topologySpreadConstraints[0].maxSkew: 1 → 2`,
    `${POD}.topologySpreadConstraints[0].topologyKey: kubernetes.io/hostname → zone`,
    `${POD}.topologySpreadConstraints[0].whenUnsatisfiable: ScheduleAnyway → DoNotSchedule`,
  ],
  priorityClassName: ['high', `${POD}.priorityClassName: nothing → high`],
  livenessProbe: [
    Probe.fromCommand(['true'], { period: Duration.seconds(20) }),
    `${CONTAINER}.livenessProbe.exec: nothing → {"command":["true"]}`,
    `${CONTAINER}.livenessProbe.failureThreshold: 6 → nothing`,
    `${CONTAINER}.livenessProbe.httpGet: {"port":8443,"scheme":"HTTPS"} → nothing`,
    `${CONTAINER}.livenessProbe.initialDelaySeconds: 20 → nothing`,
    `${CONTAINER}.livenessProbe.periodSeconds: 10 → 20`,
  ],
  readinessProbe: [
    Probe.fromTcpSocket({ port: Port.fromNumber(8443), period: Duration.seconds(2) }),
    `${CONTAINER}.readinessProbe.httpGet: {"port":8443,"scheme":"HTTPS"} → nothing`,
    `${CONTAINER}.readinessProbe.periodSeconds: 1 → 2`,
    `${CONTAINER}.readinessProbe.tcpSocket: nothing → {"port":8443}`,
  ],
  startupProbe: [
    Probe.fromTcpSocket({ port: Port.fromNumber(8443) }),
    `${CONTAINER}.startupProbe: nothing → {"tcpSocket":{"port":8443}}`,
  ],
  securityContext: [
    { runAsUser: 1000, runAsNonRoot: true, dropCapabilities: ['ALL'] },
    `${CONTAINER}.securityContext.allowPrivilegeEscalation: false → nothing`,
    `${CONTAINER}.securityContext.readOnlyRootFilesystem: true → nothing`,
    `${CONTAINER}.securityContext.runAsUser: nothing → 1000`,
    `${CONTAINER}.securityContext.seccompProfile: {"type":"RuntimeDefault"} → nothing`,
  ],
  hostNetwork: [true, `${POD}.dnsPolicy: nothing → ClusterFirstWithHostNet`, `${POD}.hostNetwork: nothing → true`],
};

/** The operator's constraints take the place of those of several pods, and the greatest number that of what they add. */
export const WORKLOAD_GIVEN: Given = { topologySpreadConstraints: { replicas: 2 }, maxReplicas: { replicas: 2 } };
