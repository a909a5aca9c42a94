import { Duration } from 'cdk8s';
import { kubernetes, platform, tekton } from '../../../lib';
import { LOGGER_KNOB, leaderElectionKnobs, loggingGiven, OBSERVABILITY_KNOBS, observabilityGiven } from './common';
import type { Given, Knobs } from './knob';

const { Cpu, Secret, TaintEffect, TolerationOperator } = kubernetes;

/** Every prop of Tekton Pipelines. */
export const PIPELINES_KNOBS: Knobs = {
  'config.features.apiFields': [
    platform.ApiFields.ALPHA,
    'ConfigMap/feature-flags .data.enable-api-fields: beta → alpha',
  ],
  'config.features.coschedule': [
    platform.Coschedule.ISOLATE_PIPELINE_RUN,
    'ConfigMap/feature-flags .data.coschedule: workspaces → isolate-pipelinerun',
  ],
  'config.features.disableCredsInit': [true, 'ConfigMap/feature-flags .data.disable-creds-init: false → true'],
  'config.features.awaitSidecarReadiness': [
    false,
    'ConfigMap/feature-flags .data.await-sidecar-readiness: true → false',
  ],
  'config.features.injectedSidecars': [
    false,
    'ConfigMap/feature-flags .data.running-in-environment-with-injected-sidecars: true → false',
  ],
  'config.features.kubernetesSidecar': [true, 'ConfigMap/feature-flags .data.enable-kubernetes-sidecar: false → true'],
  'config.features.requireGitSshKnownHosts': [
    true,
    'ConfigMap/feature-flags .data.require-git-ssh-secret-known-hosts: false → true',
  ],
  'config.features.cloudEventsForRuns': [
    false,
    'ConfigMap/feature-flags .data.send-cloudevents-for-runs: true → false',
  ],
  'config.features.verificationNoMatchPolicy': [
    platform.NoMatchPolicy.FAIL,
    'ConfigMap/feature-flags .data.trusted-resources-verification-no-match-policy: ignore → fail',
  ],
  'config.features.provenanceInStatus': [
    false,
    'ConfigMap/feature-flags .data.enable-provenance-in-status: true → false',
  ],
  'config.features.enforceNonfalsifiability': [
    true,
    'ConfigMap/feature-flags .data.enforce-nonfalsifiability: none → spire',
  ],
  'config.features.resultsFrom': [
    platform.ResultsFrom.SIDECAR_LOGS,
    'ConfigMap/feature-flags .data.results-from: termination-message → sidecar-logs',
  ],
  'config.features.maxResultBytes': [8192, 'ConfigMap/feature-flags .data.max-result-size: nothing → 8192'],
  'config.features.setSecurityContext': [true, 'ConfigMap/feature-flags .data.set-security-context: false → true'],
  'config.features.readOnlyRootFilesystem': [
    true,
    'ConfigMap/feature-flags .data.set-security-context-read-only-root-filesystem: false → true',
  ],
  'config.features.keepPodOnCancel': [true, 'ConfigMap/feature-flags .data.keep-pod-on-cancel: false → true'],
  'config.features.celInWhenExpression': [
    true,
    'ConfigMap/feature-flags .data.enable-cel-in-whenexpression: false → true',
  ],
  'config.features.artifacts': [true, 'ConfigMap/feature-flags .data.enable-artifacts: false → true'],
  'config.features.paramEnum': [true, 'ConfigMap/feature-flags .data.enable-param-enum: false → true'],
  'config.features.disableInlineSpec': [
    [platform.InlineSpec.PIPELINE, platform.InlineSpec.TASK_RUN],
    'ConfigMap/feature-flags .data.disable-inline-spec:  → pipeline,taskrun',
  ],
  'config.features.conciseResolverSyntax': [
    true,
    'ConfigMap/feature-flags .data.enable-concise-resolver-syntax: false → true',
  ],
  'config.features.waitExponentialBackoff': [
    true,
    'ConfigMap/feature-flags .data.enable-wait-exponential-backoff: false → true',
  ],
  'config.defaults.timeout': [
    Duration.hours(2),
    'ConfigMap/config-defaults .data.default-timeout-minutes: nothing → 120',
  ],
  'config.defaults.serviceAccount': ['runs', 'ConfigMap/config-defaults .data.default-service-account: nothing → runs'],
  'config.defaults.managedByLabelValue': [
    'us',
    'ConfigMap/config-defaults .data.default-managed-by-label-value: nothing → us',
  ],
  'config.defaults.podTemplate': [
    { nodeSelector: { pool: 'builds' }, imagePullSecrets: [Secret.fromSecretName('pull')] },
    'ConfigMap/config-defaults .data.default-pod-template: nothing → nodeSelector:\n  pool: builds\nimagePullSecrets:\n  - name: pull\n',
  ],
  'config.defaults.affinityAssistantPodTemplate': [
    {
      tolerations: [{ key: 'builds', operator: TolerationOperator.EXISTS, effect: TaintEffect.NO_SCHEDULE }],
      imagePullSecrets: [Secret.fromSecretName('pull')],
      podSecurityContext: { runAsNonRoot: true },
      priorityClassName: 'high',
      nodeSelector: { pool: 'builds' },
      serviceAccountName: 'assistant',
    },
    'ConfigMap/config-defaults .data.default-affinity-assistant-pod-template: nothing → priorityClassName: high\nnodeSelector:\n  pool: builds\nserviceAccountName: assistant\ntolerations:\n  - key: builds\n    operator: Exists\n    effect: NoSchedule\nimagePullSecrets:\n  - name: pull\nsecurityContext:\n  runAsNonRoot: true\n',
  ],
  'config.defaults.workspaceBinding': [
    tekton.WorkspaceBinding.fromEmptyDir(),
    'ConfigMap/config-defaults .data.default-task-run-workspace-binding: nothing → emptyDir: {}\n',
  ],
  'config.defaults.cloudEventsSink': [
    'http://events.example.com',
    'ConfigMap/config-defaults .data.default-cloud-events-sink: nothing → http://events.example.com',
  ],
  'config.defaults.maxMatrixCombinations': [
    16,
    'ConfigMap/config-defaults .data.default-max-matrix-combinations-count: nothing → 16',
  ],
  'config.defaults.forbiddenEnv': [
    ['TOKEN', 'HOME'],
    'ConfigMap/config-defaults .data.default-forbidden-env: nothing → TOKEN,HOME',
  ],
  'config.defaults.resolver': ['cluster', 'ConfigMap/config-defaults .data.default-resolver-type: nothing → cluster'],
  'config.defaults.containerResources': [
    { default: { cpuRequest: Cpu.millis(100) }, 'step-*': { cpuLimit: Cpu.units(1) } },
    'ConfigMap/config-defaults .data.default-container-resource-requirements: nothing → default:\n  requests:\n    cpu: 100m\nstep-*:\n  limits:\n    cpu: "1"\n',
  ],
  'config.defaults.imagePullBackOffTimeout': [
    Duration.minutes(5),
    'ConfigMap/config-defaults .data.default-imagepullbackoff-timeout: nothing → 300s',
  ],
  'config.defaults.maxResolutionTimeout': [
    Duration.minutes(3),
    'ConfigMap/config-defaults .data.default-maximum-resolution-timeout: nothing → 180s',
  ],
  'config.defaults.sidecarLogPollingInterval': [
    Duration.millis(500),
    'ConfigMap/config-defaults .data.default-sidecar-log-polling-interval: nothing → 0.5s',
  ],
  'config.defaults.stepRefConcurrencyLimit': [
    2,
    'ConfigMap/config-defaults .data.default-step-ref-concurrency-limit: nothing → 2',
  ],
  'config.events.sink': [
    'http://broker-ingress.knative-eventing/ci/default',
    'ConfigMap/config-events .data.sink: nothing → http://broker-ingress.knative-eventing/ci/default',
  ],
  'config.events.formats': [
    [platform.RunEventFormat.TEKTON_V1],
    'ConfigMap/config-events .data.formats: nothing → tektonv1',
  ],
  'config.tracing.enabled': [true, 'ConfigMap/config-tracing .data.enabled: nothing → true'],
  'config.tracing.endpoint': [
    'http://collector:4318/v1/traces',
    'ConfigMap/config-tracing .data.endpoint: nothing → http://collector:4318/v1/traces',
  ],
  'config.tracing.credentialsSecret': [
    Secret.fromSecretName('jaeger'),
    'ConfigMap/config-tracing .data.credentialsSecret: nothing → jaeger',
  ],
  'config.spire.trustDomain': ['example.com', 'ConfigMap/config-spire .data.spire-trust-domain: nothing → example.com'],
  'config.spire.socketPath': [
    'unix:///run/spire/agent.sock',
    'ConfigMap/config-spire .data.spire-socket-path: nothing → unix:///run/spire/agent.sock',
  ],
  'config.spire.serverAddress': ['spire:8081', 'ConfigMap/config-spire .data.spire-server-addr: nothing → spire:8081'],
  'config.spire.nodeAliasPrefix': [
    '/nodes/',
    'ConfigMap/config-spire .data.spire-node-alias-prefix: nothing → /nodes/',
  ],
  'config.waitBackoff.duration': [
    Duration.seconds(2),
    'ConfigMap/config-wait-exponential-backoff .data.duration: 10s → 2s',
  ],
  'config.waitBackoff.factor': [1.5, 'ConfigMap/config-wait-exponential-backoff .data.factor: 2.0 → 1.5'],
  'config.waitBackoff.jitter': [0.1, 'ConfigMap/config-wait-exponential-backoff .data.jitter: 0.0 → 0.1'],
  'config.waitBackoff.steps': [3, 'ConfigMap/config-wait-exponential-backoff .data.steps: 5 → 3'],
  'config.waitBackoff.maxDuration': [
    Duration.seconds(30),
    'ConfigMap/config-wait-exponential-backoff .data.cap: 60s → 30s',
  ],
  'config.registryCertificates': [
    '-----BEGIN CERTIFICATE-----',
    'ConfigMap/config-registry-cert .data: nothing → {"cert":"-----BEGIN CERTIFICATE-----"}',
  ],
  ...leaderElectionKnobs('config.leaderElection.controller', 'config-leader-election-controller'),
  ...leaderElectionKnobs('config.leaderElection.events', 'config-leader-election-events'),
  ...leaderElectionKnobs('config.leaderElection.webhook', 'config-leader-election-webhook'),
  ...leaderElectionKnobs('config.leaderElection.resolvers', 'config-leader-election-resolvers'),
  'config.logging.levels': [
    { controller: platform.LogLevel.DEBUG },
    'ConfigMap/config-logging .data.loglevel.controller: info → debug',
  ],
  ...LOGGER_KNOB,
  'config.observability.metricsProtocol': [
    platform.MetricsProtocol.NONE,
    'ConfigMap/config-observability .data.metrics-protocol: prometheus → none',
  ],
  ...OBSERVABILITY_KNOBS,
  'config.observability.taskRunLevel': [
    platform.TaskRunMetricsLevel.NAMESPACE,
    'ConfigMap/config-observability .data.metrics.taskrun.level: nothing → namespace',
  ],
  'config.observability.taskRunDuration': [
    platform.DurationMetric.LAST_VALUE,
    'ConfigMap/config-observability .data.metrics.taskrun.duration-type: nothing → lastvalue',
  ],
  'config.observability.pipelineRunLevel': [
    platform.PipelineRunMetricsLevel.PIPELINE_RUN,
    'ConfigMap/config-observability .data.metrics.pipelinerun.level: nothing → pipelinerun',
  ],
  'config.observability.pipelineRunDuration': [
    platform.DurationMetric.LAST_VALUE,
    'ConfigMap/config-observability .data.metrics.pipelinerun.duration-type: nothing → lastvalue',
  ],
  'config.observability.runningPipelineRunLevel': [
    platform.PipelineRunMetricsLevel.PIPELINE,
    'ConfigMap/config-observability .data.metrics.running-pipelinerun.level: nothing → pipeline',
  ],
  'config.observability.countReason': [
    true,
    'ConfigMap/config-observability .data.metrics.count.enable-reason: nothing → true',
  ],
  'config.observability.throttleNamespace': [
    true,
    'ConfigMap/config-observability .data.metrics.taskrun.throttle.enable-namespace: nothing → true',
  ],
  'config.resolvers.features.bundles': [
    false,
    'ConfigMap/resolvers-feature-flags .data.enable-bundles-resolver: true → false',
  ],
  'config.resolvers.features.cluster': [
    false,
    'ConfigMap/resolvers-feature-flags .data.enable-cluster-resolver: true → false',
  ],
  'config.resolvers.features.git': [false, 'ConfigMap/resolvers-feature-flags .data.enable-git-resolver: true → false'],
  'config.resolvers.features.http': [
    false,
    'ConfigMap/resolvers-feature-flags .data.enable-http-resolver: true → false',
  ],
  'config.resolvers.features.hub': [false, 'ConfigMap/resolvers-feature-flags .data.enable-hub-resolver: true → false'],
  'config.resolvers.bundles.serviceAccount': [
    'puller',
    'ConfigMap/bundleresolver-config .data.default-service-account: default → puller',
  ],
  'config.resolvers.bundles.kind': [
    platform.ResolvedKind.PIPELINE,
    'ConfigMap/bundleresolver-config .data.default-kind: task → pipeline',
  ],
  'config.resolvers.bundles.cacheMode': [
    platform.CacheMode.NEVER,
    'ConfigMap/bundleresolver-config .data.default-cache-mode: nothing → never',
  ],
  'config.resolvers.bundles.fetchTimeout': [
    Duration.seconds(20),
    'ConfigMap/bundleresolver-config .data.fetch-timeout: nothing → 20s',
  ],
  'config.resolvers.bundles.backoffDuration': [
    Duration.seconds(1),
    'ConfigMap/bundleresolver-config .data.backoff-duration: nothing → 1s',
  ],
  'config.resolvers.bundles.backoffFactor': [3, 'ConfigMap/bundleresolver-config .data.backoff-factor: nothing → 3'],
  'config.resolvers.bundles.backoffJitter': [
    0.2,
    'ConfigMap/bundleresolver-config .data.backoff-jitter: nothing → 0.2',
  ],
  'config.resolvers.bundles.backoffSteps': [4, 'ConfigMap/bundleresolver-config .data.backoff-steps: nothing → 4'],
  'config.resolvers.bundles.backoffMaxDuration': [
    Duration.seconds(20),
    'ConfigMap/bundleresolver-config .data.backoff-cap: nothing → 20s',
  ],
  'config.resolvers.cluster.kind': [
    platform.ResolvedKind.STEP_ACTION,
    'ConfigMap/cluster-resolver-config .data.default-kind: task → stepaction',
  ],
  'config.resolvers.cluster.namespace': [
    'catalog',
    'ConfigMap/cluster-resolver-config .data.default-namespace:  → catalog',
  ],
  'config.resolvers.cluster.allowedNamespaces': [
    ['catalog', 'shared'],
    'ConfigMap/cluster-resolver-config .data.allowed-namespaces:  → catalog,shared',
  ],
  'config.resolvers.cluster.blockedNamespaces': [
    ['*'],
    'ConfigMap/cluster-resolver-config .data.blocked-namespaces:  → *',
  ],
  'config.resolvers.cluster.cacheMode': [
    platform.CacheMode.ALWAYS,
    'ConfigMap/cluster-resolver-config .data.default-cache-mode: nothing → always',
  ],
  'config.resolvers.git.fetchTimeout': [
    Duration.seconds(20),
    'ConfigMap/git-resolver-config .data.fetch-timeout: 1m → 20s',
  ],
  'config.resolvers.git.url': [
    'https://git.example.com/catalog.git',
    'ConfigMap/git-resolver-config .data.default-url: https://github.com/tektoncd/catalog.git → https://git.example.com/catalog.git',
  ],
  'config.resolvers.git.revision': ['v1', 'ConfigMap/git-resolver-config .data.default-revision: main → v1'],
  'config.resolvers.git.organization': ['example', 'ConfigMap/git-resolver-config .data.default-org:  → example'],
  'config.resolvers.git.server': [
    platform.GitServer.GITEA,
    'ConfigMap/git-resolver-config .data.scm-type: github → gitea',
  ],
  'config.resolvers.git.serverUrl': [
    'https://git.example.com',
    'ConfigMap/git-resolver-config .data.server-url:  → https://git.example.com',
  ],
  'config.resolvers.git.apiTokenSecret': [
    Secret.fromSecretName('token'),
    'ConfigMap/git-resolver-config .data.api-token-secret-name: git → token',
  ],
  'config.resolvers.git.apiTokenSecretKey': [
    'other',
    'ConfigMap/git-resolver-config .data.api-token-secret-key: token → other',
  ],
  'config.resolvers.git.apiTokenSecretNamespace': [
    'git',
    'ConfigMap/git-resolver-config .data.api-token-secret-namespace: default → git',
  ],
  'config.resolvers.git.cacheMode': [
    platform.CacheMode.NEVER,
    'ConfigMap/git-resolver-config .data.default-cache-mode: nothing → never',
  ],
  'config.resolvers.git.servers': [
    { gitlab: { server: platform.GitServer.GITLAB, organization: 'example' } },
    'ConfigMap/git-resolver-config .data.gitlab.default-org: nothing → example',
    'ConfigMap/git-resolver-config .data.gitlab.scm-type: nothing → gitlab',
  ],
  'config.resolvers.http.fetchTimeout': [
    Duration.seconds(20),
    'ConfigMap/http-resolver-config .data.fetch-timeout: 1m → 20s',
  ],
  'config.resolvers.hub.hubType': [
    platform.HubType.TEKTON,
    'ConfigMap/hubresolver-config .data.default-type: artifact → tekton',
  ],
  'config.resolvers.hub.kind': [
    platform.ResolvedKind.PIPELINE,
    'ConfigMap/hubresolver-config .data.default-kind: task → pipeline',
  ],
  'config.resolvers.hub.tektonHubCatalog': [
    'Own',
    'ConfigMap/hubresolver-config .data.default-tekton-hub-catalog: Tekton → Own',
  ],
  'config.resolvers.hub.artifactHubTaskCatalog': [
    'own-tasks',
    'ConfigMap/hubresolver-config .data.default-artifact-hub-task-catalog: tekton-catalog-tasks → own-tasks',
  ],
  'config.resolvers.hub.artifactHubPipelineCatalog': [
    'own-pipelines',
    'ConfigMap/hubresolver-config .data.default-artifact-hub-pipeline-catalog: tekton-catalog-pipelines → own-pipelines',
  ],
  'config.resolvers.hub.tektonHubUrls': [
    ['https://hub.example.com'],
    'ConfigMap/hubresolver-config .data.tekton-hub-urls: nothing → - https://hub.example.com\n',
  ],
  'config.resolvers.hub.artifactHubUrls': [
    ['https://artifacts.example.com', 'https://artifacthub.io'],
    'ConfigMap/hubresolver-config .data.artifact-hub-urls: nothing → - https://artifacts.example.com\n- https://artifacthub.io\n',
  ],
  'config.resolvers.cache.maxSize': [10, 'ConfigMap/resolver-cache-config .data.max-size: 1000 → 10'],
  'config.resolvers.cache.timeToLive': [Duration.minutes(1), 'ConfigMap/resolver-cache-config .data.ttl: 5m → 60s'],
  'config.resolvers.logging.levels': [
    { controller: platform.LogLevel.WARN },
    'ConfigMap/tekton-pipelines-resolvers/config-logging .data.loglevel.controller: info → warn',
  ],
  'config.resolvers.logging.zapLoggerConfig': [
    '{\n"level": "warn"\n}',
    'ConfigMap/tekton-pipelines-resolvers/config-logging .data.zap-logger-config.level: info → warn',
  ],
  'config.resolvers.observability.metricsProtocol': [
    platform.MetricsProtocol.NONE,
    'ConfigMap/tekton-pipelines-resolvers/config-observability .data.metrics-protocol: prometheus → none',
  ],
  'config.resolvers.observability.metricsEndpoint': [
    ':9091',
    'ConfigMap/tekton-pipelines-resolvers/config-observability .data.metrics-endpoint: nothing → :9091',
  ],
  'config.resolvers.observability.metricsExportInterval': [
    Duration.seconds(30),
    'ConfigMap/tekton-pipelines-resolvers/config-observability .data.metrics-export-interval: nothing → 30s',
  ],
  'config.resolvers.observability.tracingProtocol': [
    platform.TracingProtocol.STDOUT,
    'ConfigMap/tekton-pipelines-resolvers/config-observability .data.tracing-protocol: nothing → stdout',
  ],
  'config.resolvers.observability.tracingEndpoint': [
    'http://collector:4318',
    'ConfigMap/tekton-pipelines-resolvers/config-observability .data.tracing-endpoint: http://other:4318 → http://collector:4318',
  ],
  'config.resolvers.observability.tracingSamplingRate': [
    0.5,
    'ConfigMap/tekton-pipelines-resolvers/config-observability .data.tracing-sampling-rate: nothing → 0.5',
  ],
  'config.resolvers.observability.runtimeProfiling': [
    true,
    'ConfigMap/tekton-pipelines-resolvers/config-observability .data.runtime-profiling: nothing → enabled',
  ],
  'config.resolvers.observability.runtimeExportInterval': [
    Duration.minutes(1),
    'ConfigMap/tekton-pipelines-resolvers/config-observability .data.runtime-export-interval: nothing → 60s',
  ],
  'performance.controller.threadsPerController': [
    32,
    'Deployment/tekton-pipelines-controller .spec.template.spec.containers[0].args[12]: -threads-per-controller=4 → -threads-per-controller=32',
  ],
  'performance.controller.kubeApiQps': [
    0.5,
    'Deployment/tekton-pipelines-controller .spec.template.spec.containers[0].args[12]: -kube-api-qps=5 → -kube-api-qps=0.5',
  ],
  'performance.controller.kubeApiBurst': [
    50,
    'Deployment/tekton-pipelines-controller .spec.template.spec.containers[0].args[12]: -kube-api-burst=5 → -kube-api-burst=50',
  ],
  'performance.resolvers': [
    { threadsPerController: 32, kubeApiQps: 50, kubeApiBurst: 60 },
    'Deployment/tekton-pipelines-remote-resolvers .spec.template.spec.containers[0].args: nothing → ["-threads-per-controller=32","-kube-api-qps=50","-kube-api-burst=60"]',
  ],
  'performance.disableHa': [
    true,
    'Deployment/tekton-pipelines-controller .spec.template.spec.containers[0].args[12]: -disable-ha=false → -disable-ha=true',
  ],
  'performance.statefulSetOrdinals': [
    true,
    'Deployment/tekton-pipelines-controller removed',
    'Deployment/tekton-pipelines-remote-resolvers removed',
    'StatefulSet/tekton-pipelines-controller added',
    'StatefulSet/tekton-pipelines-remote-resolvers added',
  ],
  pruner: [
    {},
    'ClusterRole/tekton-resource-pruner added',
    'ClusterRoleBinding/tekton-resource-pruner added',
    'CronJob/tekton-resource-pruner added',
    'ServiceAccount/tekton-resource-pruner added',
  ],
  'pruner.schedule': ['@daily', 'CronJob/tekton-resource-pruner .spec.schedule: 0 8 * * * → @daily'],
  'pruner.resources': [
    [platform.RunKind.TASK_RUN],
    'ClusterRole/tekton-resource-pruner .rules: [{"apiGroups":["tekton.dev"],"resources":["pipelineruns"],"verbs":["list","delete"]}] → [{"apiGroups":["tekton.dev"],"resources":["taskruns"],"verbs":["list","delete"]},{"apiGroups":["tekton.dev"],"resources":["pipelineruns"],"verbs":["get"]}]',
    'CronJob/tekton-resource-pruner .spec.jobTemplate.spec.template.spec.containers[0].args[2]: pipelinerun → taskrun',
  ],
  'pruner.keep': [
    5,
    'CronJob/tekton-resource-pruner .spec.jobTemplate.spec.template.spec.containers[0].args[0]: --keep=100 → --keep=5',
  ],
  'pruner.keepSince': [
    Duration.days(1),
    'CronJob/tekton-resource-pruner .spec.jobTemplate.spec.template.spec.containers[0].args[0]: --keep=100 → --keep-since=1440',
  ],
  'pruner.perResource': [
    true,
    'ClusterRole/tekton-resource-pruner .rules: [{"apiGroups":["tekton.dev"],"resources":["pipelineruns"],"verbs":["list","delete"]}] → [{"apiGroups":["tekton.dev"],"resources":["pipelineruns"],"verbs":["list","delete"]},{"apiGroups":["tekton.dev"],"resources":["pipelines"],"verbs":["list"]}]',
    'CronJob/tekton-resource-pruner .spec.jobTemplate.spec.template.spec.containers[0].args[1]: false → true',
  ],
  'pruner.startingDeadline': [
    Duration.minutes(5),
    'CronJob/tekton-resource-pruner .spec.startingDeadlineSeconds: nothing → 300',
  ],
  resolversNamespace: [
    'fetchers',
    'ClusterRoleBinding/tekton-pipelines-resolvers .subjects[0].namespace: tekton-pipelines-resolvers → fetchers',
    'ConfigMap/bundleresolver-config .metadata.namespace: tekton-pipelines-resolvers → fetchers',
    'ConfigMap/cluster-resolver-config .metadata.namespace: tekton-pipelines-resolvers → fetchers',
    'ConfigMap/config-leader-election-resolvers .metadata.namespace: tekton-pipelines-resolvers → fetchers',
    'ConfigMap/fetchers/config-logging added',
    'ConfigMap/fetchers/config-observability added',
    'ConfigMap/git-resolver-config .metadata.namespace: tekton-pipelines-resolvers → fetchers',
    'ConfigMap/http-resolver-config .metadata.namespace: tekton-pipelines-resolvers → fetchers',
    'ConfigMap/hubresolver-config .metadata.namespace: tekton-pipelines-resolvers → fetchers',
    'ConfigMap/resolver-cache-config .metadata.namespace: tekton-pipelines-resolvers → fetchers',
    'ConfigMap/resolvers-feature-flags .metadata.namespace: tekton-pipelines-resolvers → fetchers',
    'ConfigMap/tekton-pipelines-resolvers/config-logging removed',
    'ConfigMap/tekton-pipelines-resolvers/config-observability removed',
    'Deployment/tekton-pipelines-remote-resolvers .metadata.namespace: tekton-pipelines-resolvers → fetchers',
    'Namespace/fetchers added',
    'Namespace/tekton-pipelines-resolvers removed',
    'Role/tekton-pipelines-resolvers-namespace-rbac .metadata.namespace: tekton-pipelines-resolvers → fetchers',
    'RoleBinding/tekton-pipelines-resolvers-namespace-rbac .metadata.namespace: tekton-pipelines-resolvers → fetchers',
    'RoleBinding/tekton-pipelines-resolvers-namespace-rbac .subjects[0].namespace: tekton-pipelines-resolvers → fetchers',
    'Service/tekton-pipelines-remote-resolvers .metadata.namespace: tekton-pipelines-resolvers → fetchers',
    'ServiceAccount/tekton-pipelines-resolvers .metadata.namespace: tekton-pipelines-resolvers → fetchers',
  ],
};

const PRUNED = { pruner: {} };
const TOKEN = { apiTokenSecret: Secret.fromSecretName('git'), apiTokenSecretKey: 'token' };

export const PIPELINES_GIVEN: Given = {
  'performance.controller.threadsPerController': { performance: { controller: { threadsPerController: 4 } } },
  'performance.controller.kubeApiQps': { performance: { controller: { kubeApiQps: 5 } } },
  'performance.controller.kubeApiBurst': { performance: { controller: { kubeApiBurst: 5 } } },
  'performance.disableHa': { performance: { disableHa: false } },
  'pruner.schedule': PRUNED,
  'pruner.resources': PRUNED,
  'pruner.keep': PRUNED,
  'pruner.keepSince': PRUNED,
  'pruner.perResource': PRUNED,
  'pruner.startingDeadline': PRUNED,
  'config.resolvers.git.apiTokenSecret': { config: { resolvers: { git: TOKEN } } },
  'config.resolvers.git.apiTokenSecretKey': { config: { resolvers: { git: TOKEN } } },
  'config.resolvers.git.apiTokenSecretNamespace': { config: { resolvers: { git: TOKEN } } },
  ...loggingGiven('config.logging'),
  ...loggingGiven('config.resolvers.logging'),
  ...observabilityGiven('config.observability'),
  ...observabilityGiven('config.resolvers.observability'),
};
