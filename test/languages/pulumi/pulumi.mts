import { output, runtime } from '@pulumi/pulumi';
import { serving } from 'cdk8s-knative';
import { Application } from 'cdk8s-knative/pulumi';

await runtime.setMocks({
  newResource: ({ type, name, inputs }) => {
    console.log(`${type} ${name}`);
    return { id: name, state: { ...inputs, status: { url: 'http://orders.example.com' } } };
  },
  call: () => ({}),
});

const shop = new Application('shop', ({ chart, asString }) => {
  const image = asString(output('registry.example.com/orders:1'));
  return new serving.Service(chart, 'orders', { image });
});
shop.urlOf(shop.declared).apply((url: string) => {
  console.log(url);
});
