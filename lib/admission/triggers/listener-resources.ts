import { isAbsent, objectOf } from '../json';
import type { Rule } from '../rule';

/** A listener runs as a Deployment or as an object of another kind. */
export const listenerResources: Rule = {
  id: 'triggers/listener-resources',
  check(object, report) {
    const { kubernetesResource, customResource } = objectOf(objectOf(object.spec).resources);
    if (!isAbsent(kubernetesResource) && !isAbsent(customResource)) {
      report.refuse(
        'spec.resources.customResource',
        customResource,
        'none beside `kubernetesResource`',
        'give one of the two',
      );
    }
    const { replicas, serviceType, serviceLoadBalancerClass } = objectOf(kubernetesResource);
    if (typeof replicas === 'number' && replicas < 0) {
      report.refuse(
        'spec.resources.kubernetesResource.replicas',
        replicas,
        '0 or more; 0 is read as 1',
        'say how many',
      );
    }
    const isElsewhere = isAbsent(serviceType) || (typeof serviceType === 'string' && serviceType !== 'LoadBalancer');
    if (typeof serviceLoadBalancerClass === 'string' && isElsewhere) {
      report.refuse(
        'spec.resources.kubernetesResource.serviceLoadBalancerClass',
        serviceLoadBalancerClass,
        'none, unless `serviceType` is LoadBalancer',
        'leave it out, or make the Service a load balancer',
      );
    }
  },
};
