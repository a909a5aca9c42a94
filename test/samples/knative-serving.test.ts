import { Duration } from 'cdk8s';
import { kubernetes, serving } from '../../lib';
import { compareSamples } from './compare';

const { Cpu, EnvValue, Probe, Secret, Volume } = kubernetes;
const { Scale, Service } = serving;

const hello = 'ghcr.io/knative/helloworld-go:latest';
const routing = 'github.com/knative/docs/code-samples/serving/knative-routing-go';

compareSamples(
  'knative-docs',
  {
    'code-samples/serving/secrets-go/service.yaml': (chart) => {
      const robot = Volume.fromSecret('robot-secret', Secret.fromSecretName('google-robot-secret'));
      new Service(chart, 'secrets-go', {
        image: 'github.com/knative/docs/code-samples/serving/secrets-go',
        env: { GOOGLE_APPLICATION_DEFAULT: EnvValue.fromValue('/var/secret/robot.json') },
        volumeMounts: [{ volume: robot, path: '/var/secret' }],
      });
    },
    'code-samples/serving/multi-container/service.yaml': (chart) => {
      new Service(chart, 'multi-container', {
        image: 'docker.io/savita3020/servingcontainer',
        port: 8881,
        sidecars: [{ image: 'docker.io/savita3020/sidecarcontainer' }],
      });
    },
    'code-samples/serving/knative-routing-go/sample.yaml': (chart) => {
      for (const name of ['Search', 'Login']) {
        new Service(chart, `${name.toLowerCase()}-service`, {
          image: routing,
          env: { SERVICE_NAME: EnvValue.fromValue(`${name} Service`) },
          readinessProbe: Probe.fromHttpGet('/', { initialDelay: Duration.seconds(3) }),
        });
      }
    },
    'code-samples/serving/websockets-go/config/service.yaml': (chart) => {
      const image = 'ko://github.com/knative/docs/code-samples/serving/websockets-go/cmd/server';
      new Service(chart, 'websockets-server', { image });
    },
    'docs/versioned/serving/app-security/security-guard-1.yaml': (chart) => {
      new Service(chart, 'helloworld-go', {
        image: hello,
        env: { TARGET: EnvValue.fromValue('Secured World') },
        revisionAnnotations: {
          'features.knative.dev/queueproxy-podinfo': 'enabled',
          'qpoption.knative.dev/guard-activate': 'enable',
        },
      });
    },
    'docs/versioned/serving/services/creating-services-1.yaml': (chart) => {
      new Service(chart, 'helloworld-go', { image: hello, env: { TARGET: EnvValue.fromValue('Go Sample v1') } });
    },
    'docs/versioned/serving/convert-deployment-to-knative-service-1.yaml': (chart) => {
      new Service(chart, 'my-nginx', { image: 'nginx', port: 80 });
    },
    'docs/versioned/serving/configuration/config-defaults-4.yaml': (chart) => {
      new Service(chart, 'helloworld-go', { image: hello, resources: { cpuRequest: Cpu.millis(400) } });
    },
    'docs/versioned/serving/configuration/config-defaults-10.yaml': (chart) => {
      new Service(chart, 'helloworld-go', { image: hello, containerName: 'user-container' });
    },
    'docs/versioned/serving/autoscaling/concurrency-3.yaml': (chart) => {
      const scale = Scale.within({ targetUtilizationPercent: 80 });
      new Service(chart, 'helloworld-go', { image: hello, scale });
    },
    'docs/versioned/serving/autoscaling/kpa-specific-2.yaml': (chart) => {
      new Service(chart, 'helloworld-go', { image: hello, scale: Scale.within({ panicWindowPercent: 20 }) });
    },
    'docs/versioned/serving/autoscaling/kpa-specific-3.yaml': (chart) => {
      new Service(chart, 'helloworld-go', { image: hello, scale: Scale.within({ panicThresholdPercent: 150 }) });
    },
    'docs/versioned/serving/autoscaling/scale-bounds-1.yaml': (chart) => {
      new Service(chart, 'helloworld-go', { image: hello, scale: Scale.within({ min: 3 }) });
    },
    'docs/versioned/serving/autoscaling/scale-bounds-2.yaml': (chart) => {
      new Service(chart, 'helloworld-go', { image: hello, scale: Scale.within({ max: 3 }) });
    },
    'docs/versioned/serving/autoscaling/autoscale-go/README-2.yaml': (chart) => {
      new Service(chart, 'autoscale-go', {
        image: 'ghcr.io/knative/autoscale-go:latest',
        scale: Scale.onConcurrency({ target: 10, min: 1, max: 100 }),
      });
    },
    'docs/versioned/serving/configuration/feature-flags-1.yaml': (chart) => {
      new Service(chart, 'helloworld-go', {
        image: hello,
        env: { TARGET: EnvValue.fromValue('Go Sample v1') },
        securityContext: { addCapabilities: ['NET_BIND_SERVICE'] },
      });
    },
  },
  { serving: { 'config-features': { 'kubernetes.containerspec-addcapabilities': 'enabled' } } },
);
