// What Knative Serving registers in cmd/webhook, and how Kourier and the Gateway API's layer read their settings. Of these two
// the release is not published, only one before it.
package main

import (
	"context"

	"cdk8s-knative/test/admission/modules/webhook"

	"k8s.io/apimachinery/pkg/runtime/schema"
	gatewayconfig "knative.dev/net-gateway-api/pkg/reconciler/ingress/config"
	kourierconfig "knative.dev/net-kourier/pkg/reconciler/ingress/config"
	networking "knative.dev/networking/pkg/apis/networking/v1alpha1"
	networkingconfig "knative.dev/networking/pkg/config"
	"knative.dev/pkg/configmap"
	"knative.dev/pkg/leaderelection"
	"knative.dev/pkg/logging"
	"knative.dev/pkg/webhook/resourcesemantics"
	autoscaling "knative.dev/serving/pkg/apis/autoscaling/v1alpha1"
	"knative.dev/serving/pkg/apis/config"
	serving "knative.dev/serving/pkg/apis/serving/v1"
	servingbeta "knative.dev/serving/pkg/apis/serving/v1beta1"
	autoscalerconfig "knative.dev/serving/pkg/autoscaler/config"
	"knative.dev/serving/pkg/deployment"
	"knative.dev/serving/pkg/gc"
	observability "knative.dev/serving/pkg/observability/configmap"
	certificateconfig "knative.dev/serving/pkg/reconciler/certificate/config"
	routeconfig "knative.dev/serving/pkg/reconciler/route/config"
)

func main() {
	servingWebhook := webhook.Webhook{
		Types: map[schema.GroupVersionKind]resourcesemantics.GenericCRD{
			serving.SchemeGroupVersion.WithKind("Revision"):             &serving.Revision{},
			serving.SchemeGroupVersion.WithKind("Configuration"):        &serving.Configuration{},
			serving.SchemeGroupVersion.WithKind("Route"):                &serving.Route{},
			serving.SchemeGroupVersion.WithKind("Service"):              &serving.Service{},
			servingbeta.SchemeGroupVersion.WithKind("DomainMapping"):    &servingbeta.DomainMapping{},
			autoscaling.SchemeGroupVersion.WithKind("PodAutoscaler"):    &autoscaling.PodAutoscaler{},
			autoscaling.SchemeGroupVersion.WithKind("Metric"):           &autoscaling.Metric{},
			networking.SchemeGroupVersion.WithKind("Certificate"):       &networking.Certificate{},
			networking.SchemeGroupVersion.WithKind("Ingress"):           &networking.Ingress{},
			networking.SchemeGroupVersion.WithKind("ServerlessService"): &networking.ServerlessService{},
		},
		Stores: func(logger configmap.Logger) []webhook.Store {
			return []webhook.Store{config.NewStore(logger)}
		},
		Configs: configmap.Constructors{
			autoscalerconfig.ConfigName:             autoscalerconfig.NewConfigFromConfigMap,
			config.DefaultsConfigName:               config.NewDefaultsConfigFromConfigMap,
			config.FeaturesConfigName:               config.NewFeaturesConfigFromConfigMap,
			deployment.ConfigName:                   deployment.NewConfigFromConfigMap,
			gc.ConfigName:                           gc.NewConfigFromConfigMapFunc(context.Background()),
			networkingconfig.ConfigMapName:          networkingconfig.NewConfigFromConfigMap,
			observability.Name():                    observability.Parse,
			logging.ConfigMapName():                 logging.NewConfigFromConfigMap,
			leaderelection.ConfigMapName():          leaderelection.NewConfigFromConfigMap,
			routeconfig.DomainConfigName:            routeconfig.NewDomainFromConfigMap,
			kourierconfig.ConfigName:                kourierconfig.NewKourierConfigFromConfigMap,
			gatewayconfig.GatewayConfigName:         gatewayconfig.FromConfigMap,
			certificateconfig.CertManagerConfigName: certificateconfig.NewCertManagerConfigFromConfigMap,
		},
	}
	servingWebhook.Serve()
}
