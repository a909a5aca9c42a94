import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Duration } from 'cdk8s';
import { expect, it } from 'vitest';
import { kubernetes, platform } from '../../lib';
import { changes, manifests } from './changes';

const install = (config: platform.PipelinesConfig) => () =>
  new platform.TektonPipelines(new App(), 'pipelines', { config });

const render = (props: platform.TektonPipelinesProps) =>
  manifests((scope) => new platform.TektonPipelines(scope, 'pipelines', props));

/** The message of the error with which props are refused, a line a fault. */
function refusal(props: platform.TektonPipelinesProps): string {
  try {
    new platform.TektonPipelines(new App(), 'pipelines', props);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

it('Settings out of range are refused, all at once', () => {
  const apiTokenSecret = kubernetes.Secret.fromSecretName('token');
  const config: platform.PipelinesConfig = {
    defaults: {
      timeout: Duration.seconds(90),
      serviceAccount: 'Runs',
      managedByLabelValue: 'a b',
      affinityAssistantPodTemplate: { priorityClassName: 'high', serviceAccountName: 'Runs' },
      maxMatrixCombinations: -1,
      stepRefConcurrencyLimit: 0,
    },
    events: { sink: 'broker', formats: [] },
    features: { maxResultBytes: 1_572_864 },
    leaderElection: { webhook: { buckets: 11 } },
    registryCertificates: 'MIIB',
    resolvers: {
      bundles: { backoffSteps: 0 },
      cache: { maxSize: 0, timeToLive: Duration.seconds(0) },
      cluster: { namespace: 'shared.tasks' },
      git: { apiTokenSecret, apiTokenSecretKey: 'token', apiTokenSecretNamespace: 'Git' },
      hub: { artifactHubUrls: [] },
    },
    spire: { trustDomain: '', nodeAliasPrefix: 'nodes/' },
    waitBackoff: { factor: 0.5 },
  };
  expect(refusal({ config }).match(/config\.\S+ is .*?; allowed: [^;]*/g)).toEqual([
    'config.defaults.timeout is "1.5"; allowed: whole minutes',
    'config.defaults.serviceAccount is "Runs"; allowed: a name: lower-case letters, digits, `-` and `.`',
    'config.defaults.managedByLabelValue is "a b"; allowed: the value of a label',
    'config.defaults.affinityAssistantPodTemplate is "priorityClassName: high\\nserviceAccountName: Runs\\n"; allowed: as `serviceAccountName` a name: lower-case letters, digits, `-` and `.`',
    'config.defaults.maxMatrixCombinations is "-1"; allowed: 0 or more',
    'config.defaults.stepRefConcurrencyLimit is "0"; allowed: 1 or more',
    'config.events.sink is "broker"; allowed: a URL',
    'config.events.formats is ""; allowed: one format or more, each once',
    'config.features.maxResultBytes is "1572864"; allowed: 1 to 1572863',
    'config.leaderElection.webhook.buckets is "11"; allowed: 1 to 10',
    'config.spire.trustDomain is ""; allowed: not empty',
    'config.spire.nodeAliasPrefix is "nodes/"; allowed: a text that begins with /',
    'config.waitBackoff.factor is "0.5"; allowed: 1 or more',
    'config.registryCertificates is "MIIB"; allowed: certificates in PEM, such as begin with -----BEGIN CERTIFICATE-----',
    'config.resolvers.bundles.backoffSteps is "0"; allowed: 1 or more',
    'config.resolvers.cluster.namespace is "shared.tasks"; allowed: at most 63 lower-case letters, digits and `-`, beginning and ending with a letter or digit',
    'config.resolvers.git.apiTokenSecretNamespace is "Git"; allowed: at most 63 lower-case letters, digits and `-`, beginning and ending with a letter or digit',
    'config.resolvers.hub.artifactHubUrls is "[]\\n"; allowed: one URL or more',
    'config.resolvers.cache.maxSize is "0"; allowed: 1 or more',
    'config.resolvers.cache.timeToLive is "0s"; allowed: more than 0 seconds',
  ]);
});

it('A namespace of the resolvers that there can’t be is refused', () => {
  const resolversNamespace = 'Bad_NS';
  expect(() => new platform.TektonPipelines(new App(), 'pipelines', { resolversNamespace })).toThrow(
    'resolversNamespace is "Bad_NS"; allowed: at most 63 lower-case letters, digits and `-`',
  );
});

it('Settings that contradict each other are refused', () => {
  const apiTokenSecret = kubernetes.Secret.fromSecretName('token');
  const contradictions: [platform.PipelinesConfig, RegExp][] = [
    [
      { waitBackoff: { maxDuration: Duration.seconds(5) } },
      /waitBackoff.maxDuration is "5s"; allowed: 10 seconds, the `duration`/,
    ],
    [
      { resolvers: { bundles: { backoffDuration: Duration.seconds(20) } } },
      /backoffMaxDuration is "10s"; allowed: 20 seconds/,
    ],
    [
      { resolvers: { cluster: { allowedNamespaces: ['a', 'b'], blockedNamespaces: ['b'] } } },
      /allowedNamespaces is \["b"\]; allowed: no namespace that `blockedNamespaces` holds/,
    ],
    [
      { resolvers: { cluster: { namespace: 'a', blockedNamespaces: ['a'] } } },
      /cluster.namespace is "a"; allowed: a namespace that isn't blocked/,
    ],
    [{ resolvers: { git: { apiTokenSecret } } }, /git.apiTokenSecretKey is missing; allowed: a key/],
    [
      { resolvers: { git: { servers: { gitlab: { apiTokenSecretNamespace: 'a' } } } } },
      /servers\["gitlab"\].apiTokenSecretNamespace is "a"; allowed: nothing without `apiTokenSecret`/,
    ],
    [{ resolvers: { git: { servers: { default: {} } } } }, /git.servers is "default"; allowed: lower-case letters/],
    [
      { observability: { metricsProtocol: platform.MetricsProtocol.NONE, metricsEndpoint: ':9090' } },
      /observability.metricsEndpoint is ":9090"; allowed: nothing, for protocol none/,
    ],
  ];
  for (const [config, message] of contradictions) expect(install(config)).toThrow(message);
});

it('Pods that share the work by their ordinals are those of a StatefulSet, and know their number and their Service', () => {
  const props = {
    highAvailability: { replicas: 3 },
    config: { leaderElection: { controller: { buckets: 3 }, resolvers: { buckets: 3 } } },
  };
  const [deployments, statefulSets] = [props, { ...props, performance: { statefulSetOrdinals: true } }].map(render);
  expect(changes(deployments, statefulSets)).toEqual(
    ['Deployment', 'StatefulSet'].flatMap((kind) =>
      ['controller', 'remote-resolvers'].map(
        (name) => `${kind}/tekton-pipelines-${name} ${kind === 'Deployment' ? 'removed' : 'added'}`,
      ),
    ),
  );
  for (const name of ['tekton-pipelines-controller', 'tekton-pipelines-remote-resolvers']) {
    const { spec } = deployments[`Deployment/${name}`];
    spec.serviceName = name;
    spec.template.spec.containers[0].env.push(
      { name: 'STATEFUL_SERVICE_NAME', value: name },
      { name: 'STATEFUL_CONTROLLER_ORDINAL', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    );
    expect(statefulSets[`StatefulSet/${name}`].spec).toEqual(spec);
  }
});

it('A performance out of range, or that does work twice or not at all, is refused', () => {
  const none = { threadsPerController: 0, kubeApiQps: 0, kubeApiBurst: 0.5 };
  const performance = { disableHa: true, statefulSetOrdinals: true, controller: none, resolvers: none };
  const workloads = { 'tekton-pipelines-controller': { replicas: 2 } };
  const config = { leaderElection: { controller: { buckets: 2 }, resolvers: { buckets: 2 } } };
  expect(refusal({ performance, workloads, config }).match(/performance\.\S+ is .*/g)).toEqual([
    'performance.controller.threadsPerController is "0"; allowed: 1 or more; give a value in this range [platform/config]',
    'performance.controller.kubeApiQps is "0"; allowed: more than 0; give a value in this range [platform/config]',
    'performance.controller.kubeApiBurst is "0.5"; allowed: a whole number; give a value in this range [platform/config]',
    'performance.disableHa is true; allowed: false with 2 pods; leave it out, or take one pod of tekton-pipelines-controller [platform/performance]',
    'performance.resolvers.threadsPerController is "0"; allowed: 1 or more; give a value in this range [platform/config]',
    'performance.resolvers.kubeApiQps is "0"; allowed: more than 0; give a value in this range [platform/config]',
    'performance.resolvers.kubeApiBurst is "0.5"; allowed: a whole number; give a value in this range [platform/config]',
    'performance.statefulSetOrdinals is true; allowed: as many buckets as pods of tekton-pipelines-remote-resolvers, which are 2 and 1; change `config.leaderElection.resolvers.buckets` [platform/performance]',
  ]);
});

it('The pruner is a restricted pod with no more than it needs, whose image is listed and can be redirected', () => {
  const pipelines = new platform.TektonPipelines(new App(), 'pipelines', {
    namespace: 'ci',
    images: platform.Images.mirror('registry.example.com', { pullSecrets: [kubernetes.Secret.fromSecretName('pull')] }),
    workloads: { 'tekton-resource-pruner': { priorityClassName: 'low', labels: { team: 'ci' } } },
    pruner: { resources: [platform.RunKind.PIPELINE_RUN, platform.RunKind.TASK_RUN], perResource: true },
  });
  const render = (kind: string) => pipelines.object(kind, 'tekton-resource-pruner').toJson();
  const digest = 'sha256:233de6c8b8583a34c2379fa98d42dba739146c9336e8d41b66030484357481ed';
  const reference = `registry.example.com/tektoncd/plumbing/tkn@${digest}`;
  expect(pipelines.images).toContainEqual({ upstream: `ghcr.io/tektoncd/plumbing/tkn@${digest}`, reference });
  const { metadata, spec } = render('CronJob');
  const pod = spec.jobTemplate.spec.template.spec;
  expect([metadata.namespace, metadata.labels.team]).toEqual(['ci', 'ci']);
  expect({ ...spec, jobTemplate: { ...spec.jobTemplate.spec, template: undefined } }).toEqual({
    schedule: '0 8 * * *',
    concurrencyPolicy: 'Forbid',
    successfulJobsHistoryLimit: 2,
    failedJobsHistoryLimit: 2,
    jobTemplate: { backoffLimit: 1, ttlSecondsAfterFinished: 3600 },
  });
  expect([pod.restartPolicy, pod.serviceAccountName, pod.priorityClassName]).toEqual([
    'Never',
    'tekton-resource-pruner',
    'low',
  ]);
  expect({ ...pod.containers[0], command: undefined }).toEqual({
    name: 'tkn-pruner',
    image: reference,
    args: ['--keep=100', 'true', 'pipelinerun', 'taskrun'],
    terminationMessagePolicy: 'FallbackToLogsOnError',
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      runAsUser: 65532,
      runAsGroup: 65532,
      capabilities: { drop: ['ALL'] },
      seccompProfile: { type: 'RuntimeDefault' },
    },
  });
  const { rules } = render('ClusterRole');
  expect(rules.map(({ resources, verbs }: any) => `${verbs} of ${resources}`)).toEqual([
    'list,delete of pipelineruns,taskruns',
    'get of pipelineruns',
    'list of pipelines,tasks',
  ]);
  expect(render('ServiceAccount').imagePullSecrets).toEqual([{ name: 'pull' }]);
  expect(render('ClusterRoleBinding').subjects).toEqual([
    { kind: 'ServiceAccount', name: 'tekton-resource-pruner', namespace: 'ci' },
  ]);
});

it('The pruner goes through each namespace that has runs, and fails at the end if something did', () => {
  const bin = mkdtempSync(join(tmpdir(), 'tkn-'));
  const tkn = `#!/bin/sh
case "$*" in
  'pipelinerun list --all-namespaces --output=jsonpath={.items[*].metadata.namespace}') echo 'b a b' ;;
  'pipeline list --namespace='?' --output=jsonpath={.items[*].metadata.name}') echo 'build test' ;;
  'taskrun list '*) ;;
  *) echo "$*" >&2 ;;
esac
case "$*" in *'=a '*) exit 1 ;; esac
`;
  const prune = (pruner: platform.RunPruner) => {
    const [{ command, args }] = render({ pruner })['CronJob/tekton-resource-pruner'].spec.jobTemplate.spec.template.spec
      .containers;
    const { status, stderr } = spawnSync(command[0], [...command.slice(1), ...args], {
      env: { PATH: `${bin}:${process.env.PATH}` },
      encoding: 'utf8',
    });
    return [status, ...stderr.trimEnd().split('\n')];
  };
  try {
    writeFileSync(join(bin, 'tkn'), tkn, { mode: 0o755 });
    expect(prune({ keep: 5 })).toEqual([
      1,
      'pipelinerun delete --keep=5 --namespace=a --force',
      'pipelinerun delete --keep=5 --namespace=b --force',
    ]);
    expect(prune({ keep: 2, perResource: true }).slice(1)).toEqual(
      ['a', 'b'].flatMap((namespace) =>
        ['build', 'test'].map(
          (pipeline) => `pipelinerun delete --pipeline=${pipeline} --keep=2 --namespace=${namespace} --force`,
        ),
      ),
    );
    expect(prune({ keepSince: Duration.hours(1) }).slice(1)).toEqual(
      ['a', 'b'].map((namespace) => `pipelinerun delete --keep-since=60 --namespace=${namespace} --force`),
    );
    expect(prune({ resources: [platform.RunKind.TASK_RUN] })).toEqual([0, '']);
  } finally {
    rmSync(bin, { recursive: true });
  }
});

it('A pruner that would delete at no time, nothing or everything is refused', () => {
  const allowed = (pruner: platform.RunPruner) => refusal({ pruner }).match(/pruner\.\S+ is .*/g);
  expect(
    allowed({
      schedule: '0 0 8 * * *',
      resources: [],
      keep: 0,
      keepSince: Duration.seconds(90),
      startingDeadline: Duration.seconds(9),
    }),
  ).toEqual([
    'pruner.schedule is "0 0 8 * * *"; allowed: minute, hour, day of month, month and day of week, as cron writes them, or @hourly and the like; mend the schedule [platform/pruner]',
    'pruner.resources is []; allowed: one or both of pipelinerun, taskrun; name each once [platform/pruner]',
    'pruner.keep is 0; allowed: 1 or more; raise it [platform/pruner]',
    'pruner.keepSince is "90s"; allowed: nothing beside `keep`; leave out one [platform/pruner]',
    'pruner.keepSince is "90s"; allowed: a minute or more, in whole minutes; correct it [platform/pruner]',
    'pruner.startingDeadline is "9s"; allowed: 10 seconds or more; correct it [platform/pruner]',
  ]);
  const workloads = { 'tekton-resource-pruner': { maxReplicas: 2 } };
  expect(refusal({ pruner: {}, workloads })).toContain(
    'workloads.tekton-resource-pruner.maxReplicas is 2; allowed: no number, since a job has one pod; leave it out [platform/replicas]',
  );
  expect(allowed({ schedule: '61 * * * *' })).toHaveLength(1);
  expect(allowed({ keepSince: Duration.seconds(0) })).toHaveLength(1);
  expect(allowed({ keepSince: Duration.hours(1), perResource: true })).toEqual([
    'pruner.perResource is true; allowed: false beside `keepSince`; leave out one [platform/pruner]',
  ]);
  expect(allowed({ resources: ['customrun' as platform.RunKind] })).toHaveLength(1);
  expect(allowed({ startingDeadline: Duration.millis(10_500) })).toEqual([
    'pruner.startingDeadline is "10.5s"; allowed: whole seconds; correct it [platform/pruner]',
  ]);
  expect(allowed({ schedule: '@hourly', keepSince: Duration.minutes(1) })).toBeNull();
});
