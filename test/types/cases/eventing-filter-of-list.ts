import { eventing } from 'cdk8s-knative';

const { Filter } = eventing;
Filter.exact({ type: ['order.placed', 'order.paid'] }); // TS2322
// right: Filter.any(Filter.exact({ type: 'order.placed' }), Filter.exact({ type: 'order.paid' }));
