// What Knative Eventing registers in cmd/webhook and cmd/in_memory/channel_controller. Jobs of JobSinks, which the webhook
// tries out on the API server, are only asked for their restart policy here.
package main

import (
	"context"
	"errors"

	"cdk8s-knative/test/admission/modules/webhook"

	authorization "k8s.io/api/authorization/v1"
	batch "k8s.io/api/batch/v1"
	core "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/kubernetes/fake"
	k8stesting "k8s.io/client-go/testing"
	"knative.dev/eventing/pkg/apis/config"
	eventing "knative.dev/eventing/pkg/apis/eventing/v1"
	eventingalpha "knative.dev/eventing/pkg/apis/eventing/v1alpha1"
	eventingbeta1 "knative.dev/eventing/pkg/apis/eventing/v1beta1"
	eventingbeta2 "knative.dev/eventing/pkg/apis/eventing/v1beta2"
	"knative.dev/eventing/pkg/apis/feature"
	flows "knative.dev/eventing/pkg/apis/flows/v1"
	channelconfig "knative.dev/eventing/pkg/apis/messaging/config"
	messaging "knative.dev/eventing/pkg/apis/messaging/v1"
	"knative.dev/eventing/pkg/apis/sinks"
	sinksalpha "knative.dev/eventing/pkg/apis/sinks/v1alpha1"
	pingconfig "knative.dev/eventing/pkg/apis/sources/config"
	sources "knative.dev/eventing/pkg/apis/sources/v1"
	sourcesalpha "knative.dev/eventing/pkg/apis/sources/v1alpha1"
	sourcesbeta "knative.dev/eventing/pkg/apis/sources/v1beta2"
	"knative.dev/eventing/pkg/apis/sugar"
	observability "knative.dev/eventing/pkg/observability/configmap"
	broker "knative.dev/eventing/pkg/reconciler/broker"
	channel "knative.dev/eventing/pkg/reconciler/inmemorychannel/controller/config"
	kubeclient "knative.dev/pkg/client/injection/kube/client"
	"knative.dev/pkg/configmap"
	"knative.dev/pkg/leaderelection"
	"knative.dev/pkg/logging"
	"knative.dev/pkg/webhook/resourcesemantics"
)

func main() {
	eventingWebhook := webhook.Webhook{
		Types: map[schema.GroupVersionKind]resourcesemantics.GenericCRD{
			eventing.SchemeGroupVersion.WithKind("Broker"):                &eventing.Broker{},
			eventing.SchemeGroupVersion.WithKind("Trigger"):               &eventing.Trigger{},
			eventingalpha.SchemeGroupVersion.WithKind("EventPolicy"):      &eventingalpha.EventPolicy{},
			eventingalpha.SchemeGroupVersion.WithKind("EventTransform"):   &eventingalpha.EventTransform{},
			eventingalpha.SchemeGroupVersion.WithKind("RequestReply"):     &eventingalpha.RequestReply{},
			eventingbeta1.SchemeGroupVersion.WithKind("EventType"):        &eventingbeta1.EventType{},
			eventingbeta2.SchemeGroupVersion.WithKind("EventType"):        &eventingbeta2.EventType{},
			messaging.SchemeGroupVersion.WithKind("Channel"):              &messaging.Channel{},
			messaging.SchemeGroupVersion.WithKind("InMemoryChannel"):      &messaging.InMemoryChannel{},
			messaging.SchemeGroupVersion.WithKind("Subscription"):         &messaging.Subscription{},
			sourcesalpha.SchemeGroupVersion.WithKind("IntegrationSource"): &sourcesalpha.IntegrationSource{},
			sourcesbeta.SchemeGroupVersion.WithKind("PingSource"):         &sourcesbeta.PingSource{},
			sources.SchemeGroupVersion.WithKind("ApiServerSource"):        &sources.ApiServerSource{},
			sources.SchemeGroupVersion.WithKind("PingSource"):             &sources.PingSource{},
			sources.SchemeGroupVersion.WithKind("SinkBinding"):            &sources.SinkBinding{},
			sources.SchemeGroupVersion.WithKind("ContainerSource"):        &sources.ContainerSource{},
			sinksalpha.SchemeGroupVersion.WithKind("JobSink"):             &sinksalpha.JobSink{},
			sinksalpha.SchemeGroupVersion.WithKind("IntegrationSink"):     &sinksalpha.IntegrationSink{},
			flows.SchemeGroupVersion.WithKind("Parallel"):                 &flows.Parallel{},
			flows.SchemeGroupVersion.WithKind("Sequence"):                 &flows.Sequence{},
		},
		DisallowUnknownFields: true,
		Stores: func(logger configmap.Logger) []webhook.Store {
			return []webhook.Store{
				config.NewStore(logger),
				channelconfig.NewStore(logger),
				pingconfig.NewStore(logger),
				feature.NewStore(logger),
			}
		},
		Context: func(ctx context.Context) context.Context {
			kubernetes := fake.NewClientset()
			// Everybody may link across namespaces, once the feature flag lets anybody.
			kubernetes.PrependReactor("create", "subjectaccessreviews", func(k8stesting.Action) (bool, runtime.Object, error) {
				return true, &authorization.SubjectAccessReview{Status: authorization.SubjectAccessReviewStatus{Allowed: true}}, nil
			})
			kubernetes.PrependReactor("create", "jobs", func(action k8stesting.Action) (bool, runtime.Object, error) {
				job := action.(k8stesting.CreateAction).GetObject().(*batch.Job)
				switch job.Spec.Template.Spec.RestartPolicy {
				case core.RestartPolicyOnFailure, core.RestartPolicyNever:
					return true, job, nil
				default:
					return true, nil, errors.New("a job's pods end")
				}
			})
			return context.WithValue(sinks.WithConfig(ctx, &sinks.Config{KubeClient: kubernetes}), kubeclient.Key{}, kubernetes)
		},
		Configs: configmap.Constructors{
			config.DefaultsConfigName:               config.NewDefaultsConfigFromConfigMap,
			feature.FlagsConfigName:                 feature.NewFlagsConfigFromConfigMap,
			channelconfig.ChannelDefaultsConfigName: channelconfig.NewChannelDefaultsConfigFromConfigMap,
			pingconfig.PingDefaultsConfigName:       pingconfig.NewPingDefaultsConfigFromConfigMap,
			"config-br-default-channel":             broker.NewConfigFromConfigMapFunc(context.Background()),
			channel.EventDispatcherConfigMap:        channel.NewEventDisPatcherConfigFromConfigMap,
			sugar.ConfigName:                        sugar.NewConfigFromConfigMap,
			observability.Name():                    observability.Parse,
			logging.ConfigMapName():                 logging.NewConfigFromConfigMap,
			leaderelection.ConfigMapName():          leaderelection.NewConfigFromConfigMap,
		},
		Shipped: map[string]map[string]string{
			config.DefaultsConfigName: {config.BrokerDefaultsKey: `
clusterDefault:
  brokerClass: MTChannelBasedBroker
  apiVersion: v1
  kind: ConfigMap
  name: config-br-default-channel
  namespace: knative-eventing
  delivery:
    retry: 10
    backoffPolicy: exponential
    backoffDelay: PT0.2S
`},
			channelconfig.ChannelDefaultsConfigName: {channelconfig.ChannelDefaulterKey: `
clusterDefault:
  apiVersion: messaging.knative.dev/v1
  kind: InMemoryChannel
`},
		},
	}
	eventingWebhook.Serve()
}
