package main

import (
	pipelinev1 "github.com/tektoncd/pipeline/pkg/apis/pipeline/v1"
	pipelinev1alpha1 "github.com/tektoncd/pipeline/pkg/apis/pipeline/v1alpha1"
	pipelinev1beta1 "github.com/tektoncd/pipeline/pkg/apis/pipeline/v1beta1"
	resolutionv1beta1 "github.com/tektoncd/pipeline/pkg/apis/resolution/v1beta1"
	triggersv1alpha1 "github.com/tektoncd/triggers/pkg/apis/triggers/v1alpha1"
	triggersv1beta1 "github.com/tektoncd/triggers/pkg/apis/triggers/v1beta1"
	eventingv1 "knative.dev/eventing/pkg/apis/eventing/v1"
	eventingv1alpha1 "knative.dev/eventing/pkg/apis/eventing/v1alpha1"
	eventingv1beta2 "knative.dev/eventing/pkg/apis/eventing/v1beta2"
	flowsv1 "knative.dev/eventing/pkg/apis/flows/v1"
	messagingv1 "knative.dev/eventing/pkg/apis/messaging/v1"
	sinksv1alpha1 "knative.dev/eventing/pkg/apis/sinks/v1alpha1"
	sourcesv1 "knative.dev/eventing/pkg/apis/sources/v1"
	sourcesv1alpha1 "knative.dev/eventing/pkg/apis/sources/v1alpha1"
	sourcesv1beta2 "knative.dev/eventing/pkg/apis/sources/v1beta2"
	servingv1 "knative.dev/serving/pkg/apis/serving/v1"
	servingv1beta1 "knative.dev/serving/pkg/apis/serving/v1beta1"
)

// roots are the kinds that webhooks decode.
var roots = map[string]any{
	"serving.knative.dev/v1/Service":            servingv1.Service{},
	"serving.knative.dev/v1/Configuration":      servingv1.Configuration{},
	"serving.knative.dev/v1/Revision":           servingv1.Revision{},
	"serving.knative.dev/v1/Route":              servingv1.Route{},
	"serving.knative.dev/v1beta1/DomainMapping": servingv1beta1.DomainMapping{},

	"eventing.knative.dev/v1/Broker":                 eventingv1.Broker{},
	"eventing.knative.dev/v1/Trigger":                eventingv1.Trigger{},
	"eventing.knative.dev/v1beta2/EventType":         eventingv1beta2.EventType{},
	"eventing.knative.dev/v1alpha1/EventPolicy":      eventingv1alpha1.EventPolicy{},
	"eventing.knative.dev/v1alpha1/EventTransform":   eventingv1alpha1.EventTransform{},
	"eventing.knative.dev/v1alpha1/RequestReply":     eventingv1alpha1.RequestReply{},
	"messaging.knative.dev/v1/Channel":               messagingv1.Channel{},
	"messaging.knative.dev/v1/InMemoryChannel":       messagingv1.InMemoryChannel{},
	"messaging.knative.dev/v1/Subscription":          messagingv1.Subscription{},
	"flows.knative.dev/v1/Sequence":                  flowsv1.Sequence{},
	"flows.knative.dev/v1/Parallel":                  flowsv1.Parallel{},
	"sources.knative.dev/v1/ApiServerSource":         sourcesv1.ApiServerSource{},
	"sources.knative.dev/v1/ContainerSource":         sourcesv1.ContainerSource{},
	"sources.knative.dev/v1/PingSource":              sourcesv1.PingSource{},
	"sources.knative.dev/v1beta2/PingSource":         sourcesv1beta2.PingSource{},
	"sources.knative.dev/v1/SinkBinding":             sourcesv1.SinkBinding{},
	"sources.knative.dev/v1alpha1/IntegrationSource": sourcesv1alpha1.IntegrationSource{},
	"sinks.knative.dev/v1alpha1/JobSink":             sinksv1alpha1.JobSink{},
	"sinks.knative.dev/v1alpha1/IntegrationSink":     sinksv1alpha1.IntegrationSink{},

	"messaging.knative.dev/v1beta1/KafkaChannel":  kafkaChannel{},
	"messaging.knative.dev/v1/KafkaChannel":       kafkaChannel{},
	"bindings.knative.dev/v1alpha1/GitHubBinding": gitBinding{},
	"bindings.knative.dev/v1alpha1/GitLabBinding": gitBinding{},
	"sources.knative.dev/v1alpha1/CephSource":     cephSource{},

	"tekton.dev/v1/Task":                              pipelinev1.Task{},
	"tekton.dev/v1/Pipeline":                          pipelinev1.Pipeline{},
	"tekton.dev/v1/TaskRun":                           pipelinev1.TaskRun{},
	"tekton.dev/v1/PipelineRun":                       pipelinev1.PipelineRun{},
	"tekton.dev/v1beta1/Task":                         pipelinev1beta1.Task{},
	"tekton.dev/v1beta1/Pipeline":                     pipelinev1beta1.Pipeline{},
	"tekton.dev/v1beta1/TaskRun":                      pipelinev1beta1.TaskRun{},
	"tekton.dev/v1beta1/PipelineRun":                  pipelinev1beta1.PipelineRun{},
	"tekton.dev/v1beta1/CustomRun":                    pipelinev1beta1.CustomRun{},
	"tekton.dev/v1beta1/StepAction":                   pipelinev1beta1.StepAction{},
	"tekton.dev/v1alpha1/StepAction":                  pipelinev1alpha1.StepAction{},
	"tekton.dev/v1alpha1/VerificationPolicy":          pipelinev1alpha1.VerificationPolicy{},
	"resolution.tekton.dev/v1beta1/ResolutionRequest": resolutionv1beta1.ResolutionRequest{},

	"triggers.tekton.dev/v1beta1/EventListener":          triggersv1beta1.EventListener{},
	"triggers.tekton.dev/v1beta1/Trigger":                triggersv1beta1.Trigger{},
	"triggers.tekton.dev/v1beta1/TriggerBinding":         triggersv1beta1.TriggerBinding{},
	"triggers.tekton.dev/v1beta1/TriggerTemplate":        triggersv1beta1.TriggerTemplate{},
	"triggers.tekton.dev/v1beta1/ClusterTriggerBinding":  triggersv1beta1.ClusterTriggerBinding{},
	"triggers.tekton.dev/v1alpha1/EventListener":         triggersv1alpha1.EventListener{},
	"triggers.tekton.dev/v1alpha1/Trigger":               triggersv1alpha1.Trigger{},
	"triggers.tekton.dev/v1alpha1/TriggerBinding":        triggersv1alpha1.TriggerBinding{},
	"triggers.tekton.dev/v1alpha1/TriggerTemplate":       triggersv1alpha1.TriggerTemplate{},
	"triggers.tekton.dev/v1alpha1/ClusterTriggerBinding": triggersv1alpha1.ClusterTriggerBinding{},
	"triggers.tekton.dev/v1alpha1/ClusterInterceptor":    triggersv1alpha1.ClusterInterceptor{},
	"triggers.tekton.dev/v1alpha1/Interceptor":           triggersv1alpha1.Interceptor{},
}
