// What Tekton Triggers registers in cmd/webhook.
package main

import (
	"context"

	"cdk8s-knative/test/admission/modules/webhook"

	"github.com/tektoncd/triggers/pkg/apis/config"
	"github.com/tektoncd/triggers/pkg/apis/triggers/contexts"
	triggersalpha "github.com/tektoncd/triggers/pkg/apis/triggers/v1alpha1"
	triggers "github.com/tektoncd/triggers/pkg/apis/triggers/v1beta1"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"knative.dev/pkg/configmap"
	"knative.dev/pkg/leaderelection"
	"knative.dev/pkg/logging"
	observability "knative.dev/pkg/observability/configmap"
	"knative.dev/pkg/webhook/resourcesemantics"
)

func main() {
	triggersWebhook := webhook.Webhook{
		Types: map[schema.GroupVersionKind]resourcesemantics.GenericCRD{
			triggersalpha.SchemeGroupVersion.WithKind("ClusterTriggerBinding"): &triggersalpha.ClusterTriggerBinding{},
			triggersalpha.SchemeGroupVersion.WithKind("ClusterInterceptor"):    &triggersalpha.ClusterInterceptor{},
			triggersalpha.SchemeGroupVersion.WithKind("Interceptor"):           &triggersalpha.Interceptor{},
			triggersalpha.SchemeGroupVersion.WithKind("EventListener"):         &triggersalpha.EventListener{},
			triggersalpha.SchemeGroupVersion.WithKind("TriggerBinding"):        &triggersalpha.TriggerBinding{},
			triggersalpha.SchemeGroupVersion.WithKind("TriggerTemplate"):       &triggersalpha.TriggerTemplate{},
			triggersalpha.SchemeGroupVersion.WithKind("Trigger"):               &triggersalpha.Trigger{},
			triggers.SchemeGroupVersion.WithKind("ClusterTriggerBinding"):      &triggers.ClusterTriggerBinding{},
			triggers.SchemeGroupVersion.WithKind("EventListener"):              &triggers.EventListener{},
			triggers.SchemeGroupVersion.WithKind("TriggerBinding"):             &triggers.TriggerBinding{},
			triggers.SchemeGroupVersion.WithKind("TriggerTemplate"):            &triggers.TriggerTemplate{},
			triggers.SchemeGroupVersion.WithKind("Trigger"):                    &triggers.Trigger{},
		},
		DisallowUnknownFields: true,
		Stores: func(logger configmap.Logger) []webhook.Store {
			return []webhook.Store{config.NewStore(logger)}
		},
		Context: func(ctx context.Context) context.Context {
			return contexts.WithUpgradeViaDefaulting(ctx)
		},
		Configs: configmap.Constructors{
			config.GetDefaultsConfigName():               config.NewDefaultsFromConfigMap,
			config.GetFeatureFlagsConfigName():           config.NewFeatureFlagsFromConfigMap,
			"config-logging-triggers":                    logging.NewConfigFromConfigMap,
			"config-leader-election-triggers-controller": leaderelection.NewConfigFromConfigMap,
			"config-leader-election-triggers-webhook":    leaderelection.NewConfigFromConfigMap,
			"config-observability-triggers":              observability.Parse,
		},
	}
	triggersWebhook.Serve()
}
