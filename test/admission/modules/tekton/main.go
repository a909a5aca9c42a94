// What Tekton Pipelines registers in cmd/webhook.
package main

import (
	"cdk8s-knative/test/admission/modules/webhook"

	"github.com/tektoncd/pipeline/pkg/apis/config"
	"github.com/tektoncd/pipeline/pkg/apis/config/resolver"
	pipeline "github.com/tektoncd/pipeline/pkg/apis/pipeline/v1"
	pipelinealpha "github.com/tektoncd/pipeline/pkg/apis/pipeline/v1alpha1"
	pipelinebeta "github.com/tektoncd/pipeline/pkg/apis/pipeline/v1beta1"
	resolutionalpha "github.com/tektoncd/pipeline/pkg/apis/resolution/v1alpha1"
	resolution "github.com/tektoncd/pipeline/pkg/apis/resolution/v1beta1"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"knative.dev/pkg/configmap"
	"knative.dev/pkg/leaderelection"
	"knative.dev/pkg/logging"
	"knative.dev/pkg/webhook/resourcesemantics"
)

func main() {
	tektonWebhook := webhook.Webhook{
		Types: map[schema.GroupVersionKind]resourcesemantics.GenericCRD{
			pipeline.SchemeGroupVersion.WithKind("Task"):                     &pipeline.Task{},
			pipeline.SchemeGroupVersion.WithKind("Pipeline"):                 &pipeline.Pipeline{},
			pipeline.SchemeGroupVersion.WithKind("TaskRun"):                  &pipeline.TaskRun{},
			pipeline.SchemeGroupVersion.WithKind("PipelineRun"):              &pipeline.PipelineRun{},
			pipelinealpha.SchemeGroupVersion.WithKind("VerificationPolicy"):  &pipelinealpha.VerificationPolicy{},
			pipelinealpha.SchemeGroupVersion.WithKind("StepAction"):          &pipelinealpha.StepAction{},
			pipelinebeta.SchemeGroupVersion.WithKind("Task"):                 &pipelinebeta.Task{},
			pipelinebeta.SchemeGroupVersion.WithKind("Pipeline"):             &pipelinebeta.Pipeline{},
			pipelinebeta.SchemeGroupVersion.WithKind("TaskRun"):              &pipelinebeta.TaskRun{},
			pipelinebeta.SchemeGroupVersion.WithKind("PipelineRun"):          &pipelinebeta.PipelineRun{},
			pipelinebeta.SchemeGroupVersion.WithKind("CustomRun"):            &pipelinebeta.CustomRun{},
			pipelinebeta.SchemeGroupVersion.WithKind("StepAction"):           &pipelinebeta.StepAction{},
			resolutionalpha.SchemeGroupVersion.WithKind("ResolutionRequest"): &resolutionalpha.ResolutionRequest{},
			resolution.SchemeGroupVersion.WithKind("ResolutionRequest"):      &resolution.ResolutionRequest{},
		},
		DisallowUnknownFields: true,
		Stores: func(logger configmap.Logger) []webhook.Store {
			return []webhook.Store{config.NewStore(logger)}
		},
		Configs: configmap.Constructors{
			config.GetDefaultsConfigName():               config.NewDefaultsFromConfigMap,
			config.GetFeatureFlagsConfigName():           config.NewFeatureFlagsFromConfigMap,
			config.GetMetricsConfigName():                config.NewMetricsFromConfigMap,
			config.GetSpireConfigName():                  config.NewSpireConfigFromConfigMap,
			config.GetEventsConfigName():                 config.NewEventsFromConfigMap,
			config.GetTracingConfigName():                config.NewTracingFromConfigMap,
			config.GetWaitExponentialBackoffConfigName(): config.NewWaitExponentialBackoffFromConfigMap,
			logging.ConfigMapName():                      logging.NewConfigFromConfigMap,
			"config-leader-election-controller":          leaderelection.NewConfigFromConfigMap,
			"config-leader-election-events":              leaderelection.NewConfigFromConfigMap,
			"config-leader-election-resolvers":           leaderelection.NewConfigFromConfigMap,
			"config-leader-election-webhook":             leaderelection.NewConfigFromConfigMap,
			resolver.GetFeatureFlagsConfigName():         resolver.NewFeatureFlagsFromConfigMap,
		},
	}
	tektonWebhook.Serve()
}
