import io.github.cdk8sknative.eventing.Broker;
import io.github.cdk8sknative.eventing.Filter;
import io.github.cdk8sknative.eventing.TriggerOptions;
import io.github.cdk8sknative.serving.RequestScaleOptions;
import io.github.cdk8sknative.serving.Scale;
import io.github.cdk8sknative.serving.Service;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.AppProps;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.YamlOutputType;

public class Main {
    public static void main(String[] args) {
        App app = new App(AppProps.builder().yamlOutputType(YamlOutputType.FILE_PER_APP).build());
        Chart shop = new Chart(app, "shop", ChartProps.builder().namespace("shop").build());
        Service orders = Service.Builder.create(shop, "orders")
            .image("registry.example.com/orders:1")
            .scale(Scale.onConcurrency(RequestScaleOptions.builder().target(50).max(20).build()))
            .build();
        Broker broker = new Broker(shop, "broker");
        broker.addTrigger("created", TriggerOptions.builder()
            .filter(Filter.exact(Map.of("type", "order.created")))
            .subscriber(orders)
            .build());
        System.out.println(app.synthYaml());
    }
}
