from cdk8s import App, Chart, YamlOutputType
from cdk8s_knative import eventing, serving

app = App(yaml_output_type=YamlOutputType.FILE_PER_APP)
shop = Chart(app, "shop", namespace="shop")
orders = serving.Service(
    shop,
    "orders",
    image="registry.example.com/orders:1",
    scale=serving.Scale.on_concurrency(target=50, max=20),
)
broker = eventing.Broker(shop, "broker")
broker.add_trigger(
    "created",
    filter=eventing.Filter.exact({"type": "order.created"}),
    subscriber=orders,
)
print(app.synth_yaml())
