import { App, Chart, Duration } from 'cdk8s';
import { eventing, kubernetes, serving, tekton } from 'cdk8s-knative';

const { Broker, Filter } = eventing;
const { ConfigMap, Secret } = kubernetes;
const { DeliveryPipeline, Event, EventListener, ImageBuilder, ListenerWorkload, Script, TriggerInterceptor } = tekton;

const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });

// The service, and the events that it answers.
const image = 'registry.example.com/shop/orders:latest';
const orders = new serving.Service(shop, 'orders', { image, podSecurity: serving.PodSecurity.RESTRICTED });
const broker = new Broker(shop, 'broker', { delivery: { retry: 5, backoffDelay: Duration.seconds(1) } });
broker.addTrigger('ordered', { filter: Filter.exact({ type: 'com.example.order.placed' }), subscriber: orders });

// From its source to a new revision of it: clone, test, build and push, deploy by digest.
const delivery = new DeliveryPipeline(shop, 'delivery', {
  image,
  service: orders,
  builder: ImageBuilder.buildpacks({ env: { BP_GO_TARGETS: './cmd/orders' } }),
  gitSecret: Secret.fromSecretName('github-clone'),
  registrySecret: Secret.fromSecretName('registry-push'),
});
delivery.addCheck('test', { image: 'docker.io/library/golang:1.26', script: Script.fromFile('test.sh') });

// A push to the main branch starts it. GitHub reaches the listener as it reaches any Knative Service; one pod is always there.
new EventListener(shop, 'github', {
  workload: ListenerWorkload.knativeService({ scale: serving.Scale.within({ min: 1 }) }),
  triggers: {
    push: delivery.trigger({
      url: Event.body('repository.clone_url'),
      revision: Event.body('after'),
      timeout: Duration.minutes(30),
      interceptors: [
        TriggerInterceptor.github({
          eventTypes: ['push'],
          secretToken: { secret: Secret.fromSecretName('github-webhook'), key: 'token' },
        }),
        TriggerInterceptor.cel({ filter: "body.ref == 'refs/heads/main' && !body.deleted" }),
      ],
    }),
  },
});

// Tekton tells the broker about its runs, and the notifier hears how they ended.
const notifier = new serving.Service(shop, 'notifier', { image: 'registry.example.com/shop/notifier:v1' });
broker.addTrigger('delivered', {
  filter: Filter.any(
    Filter.exact({ type: 'dev.tekton.event.pipelinerun.successful.v1' }),
    Filter.exact({ type: 'dev.tekton.event.pipelinerun.failed.v1' }),
  ),
  subscriber: notifier,
});
const pipelines = new Chart(app, 'tekton', { namespace: 'tekton-pipelines' });
new ConfigMap(pipelines, 'config-events', { data: { formats: 'tektonv1', sink: broker.address } });

app.synth();
