import { eventing } from 'cdk8s-knative';

const { Filter } = eventing;
new Filter({ exact: { type: 'order.placed' } }); // TS2673
// right: Filter.exact({ type: 'order.placed' });
