from cdk8s import App, Chart, YamlOutputType
from cdk8s_knative import serving

app = App(yaml_output_type=YamlOutputType.FILE_PER_APP)
shop = Chart(app, "shop", namespace="shop")
serving.Service(
    shop,
    "orders",
    image="registry.example.com/orders:1",
    scale=serving.Scale.on_concurrency(target=50, max=20),
)
print(app.synth_yaml())
