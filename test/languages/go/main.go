package main

import (
	"fmt"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-knative/cdk8s-knative-go/cdk8sknative/eventing"
	"github.com/cdk8s-knative/cdk8s-knative-go/cdk8sknative/serving"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func main() {
	defer jsii.Close()

	app := cdk8s.NewApp(&cdk8s.AppProps{YamlOutputType: cdk8s.YamlOutputType_FILE_PER_APP})
	shop := cdk8s.NewChart(app, jsii.String("shop"), &cdk8s.ChartProps{Namespace: jsii.String("shop")})
	orders := serving.NewService(shop, jsii.String("orders"), &serving.ServiceProps{
		Image: jsii.String("registry.example.com/orders:1"),
		Scale: serving.Scale_OnConcurrency(&serving.RequestScaleOptions{Target: jsii.Number(50), Max: jsii.Number(20)}),
	})
	broker := eventing.NewBroker(shop, jsii.String("broker"), nil)
	broker.AddTrigger(jsii.String("created"), &eventing.TriggerOptions{
		Filter:     eventing.Filter_Exact(&map[string]*string{"type": jsii.String("order.created")}),
		Subscriber: orders,
	})
	fmt.Println(*app.SynthYaml())
}
