// Package webhook says of manifests and config maps what the API server and an admission webhook would: it runs the
// webhook's own types and functions in the order in which a create request meets them.
package webhook

import (
	"context"
	"encoding/json"
	"fmt"

	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
	authenticationv1 "k8s.io/api/authentication/v1"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
	utiljson "k8s.io/apimachinery/pkg/util/json"
	"knative.dev/pkg/apis"
	"knative.dev/pkg/configmap"
	kjson "knative.dev/pkg/webhook/json"
	"knative.dev/pkg/webhook/resourcesemantics"
)

// Webhook is what a component registers at its admission webhook.
type Webhook struct {
	Types                 map[schema.GroupVersionKind]resourcesemantics.GenericCRD
	DisallowUnknownFields bool
	// Stores are made anew for each set of config maps that requests bring.
	Stores func(configmap.Logger) []Store
	// Context adds what the webhook's context holds besides the stores.
	Context func(context.Context) context.Context
	// Configs are the functions that read the component's config maps.
	Configs configmap.Constructors
	// Shipped is the data of config maps that the component can't do without.
	Shipped map[string]map[string]string

	contexts  map[string]context.Context
	resources map[schema.GroupVersionKind]*resource
}

// Store holds config maps and adds what they say to a context.
type Store interface {
	WatchConfigs(configmap.Watcher)
	ToContext(context.Context) context.Context
}

// Request is one manifest, or one config map, with the data of the config maps that are in force.
type Request struct {
	Object    map[string]any               `json:"object"`
	Config    map[string]map[string]string `json:"config"`
	ConfigMap *corev1.ConfigMap            `json:"configMap"`
}

// Answer is what becomes of a request.
type Answer struct {
	// Stage that refused the request: decoding, defaulting, schema or validation. Empty if it is accepted.
	Stage    string   `json:"stage,omitempty"`
	Errors   []string `json:"errors,omitempty"`
	Warnings []string `json:"warnings,omitempty"`
	// Object as the cluster would store it.
	Object any `json:"object,omitempty"`
}

func refuse(stage string, err error) Answer {
	return Answer{Stage: stage, Errors: []string{err.Error()}}
}

func (w *Webhook) answer(request Request) (answer Answer) {
	defer func() {
		if fault := recover(); fault != nil {
			answer = refuse("panic", fmt.Errorf("%v", fault))
		}
	}()
	if request.ConfigMap != nil {
		return w.answerConfigMap(request.ConfigMap)
	}
	return w.answerObject(request)
}

func (w *Webhook) answerObject(request Request) Answer {
	apiVersion, _ := request.Object["apiVersion"].(string)
	kind, _ := request.Object["kind"].(string)
	gvk := schema.FromAPIVersionAndKind(apiVersion, kind)
	resource := w.resources[gvk]
	if resource == nil {
		return refuse("decoding", fmt.Errorf("no CRD of %s is known", gvk))
	}
	unknown, err := resource.decode(request.Object)
	if err != nil {
		return refuse("decoding", err)
	}
	if len(unknown) > 0 {
		// kubectl asks for strict validation, so that the API server refuses what it would otherwise drop.
		return refuse("decoding", fmt.Errorf("unknown fields %v", unknown))
	}
	if w.Types[gvk] == nil {
		return w.check(resource, request.Object)
	}
	ctx, err := w.context(request.Config)
	if err != nil {
		return refuse("config", err)
	}
	crd, err := w.decode(gvk, request.Object)
	if err != nil {
		return refuse("decoding", err)
	}
	crd.SetDefaults(ctx)
	object, err := w.encode(crd, resource)
	if err != nil {
		return refuse("defaulting", err)
	}
	answer := w.check(resource, object)
	if answer.Stage != "" {
		return answer
	}
	if crd, err = w.decode(gvk, object); err != nil {
		return refuse("decoding", err)
	}
	faults := crd.Validate(ctx)
	for _, fault := range faults.Filter(apis.WarningLevel).WrappedErrors() {
		answer.Warnings = append(answer.Warnings, fault.Error())
	}
	if errors := faults.Filter(apis.ErrorLevel); errors != nil {
		answer.Object = nil
		answer.Stage = "validation"
		for _, fault := range errors.WrappedErrors() {
			answer.Errors = append(answer.Errors, fault.Error())
		}
	}
	return answer
}

func (w *Webhook) check(resource *resource, object map[string]any) Answer {
	faults := resource.validate(object)
	if len(faults) == 0 {
		return Answer{Object: object}
	}
	answer := Answer{Stage: "schema"}
	for _, fault := range faults {
		answer.Errors = append(answer.Errors, fault.Error())
	}
	return answer
}

func (w *Webhook) decode(gvk schema.GroupVersionKind, object map[string]any) (resourcesemantics.GenericCRD, error) {
	raw, err := json.Marshal(object)
	if err != nil {
		return nil, err
	}
	crd := w.Types[gvk].DeepCopyObject().(resourcesemantics.GenericCRD)
	return crd, kjson.Decode(raw, crd, w.DisallowUnknownFields)
}

// encode gives the object that the API server has after the mutating webhook, with a name if it is to be generated.
func (w *Webhook) encode(crd resourcesemantics.GenericCRD, resource *resource) (map[string]any, error) {
	raw, err := json.Marshal(crd)
	if err != nil {
		return nil, err
	}
	object := map[string]any{}
	if err := utiljson.Unmarshal(raw, &object); err != nil {
		return nil, err
	}
	if metadata, ok := object["metadata"].(map[string]any); ok {
		if prefix, ok := metadata["generateName"].(string); ok && metadata["name"] == nil {
			metadata["name"] = prefix[:min(len(prefix), 58)] + "abcde"
		}
	}
	resource.setDefaults(object)
	return object, nil
}

func (w *Webhook) context(config map[string]map[string]string) (context.Context, error) {
	key, err := json.Marshal(config)
	if err != nil {
		return nil, err
	}
	if ctx := w.contexts[string(key)]; ctx != nil {
		return ctx, nil
	}
	ctx := context.Background()
	if w.Context != nil {
		ctx = w.Context(ctx)
	}
	logger := zap.NewNop().WithOptions(zap.WithFatalHook(zapcore.WriteThenPanic)).Sugar()
	if w.Stores != nil {
		for _, store := range w.Stores(logger) {
			store.WatchConfigs(watcher{config, w.Shipped})
			ctx = store.ToContext(ctx)
		}
	}
	ctx = apis.WithUserInfo(apis.WithinCreate(ctx), &authenticationv1.UserInfo{Username: "developer"})
	w.contexts[string(key)] = ctx
	return ctx, nil
}
