import { isAbsent, isObject, objectOf } from '../json';
import type { Rule } from '../rule';
import { isEmpty } from './reference';

/** A RabbitmqSource names one cluster, and the exchange that it makes. */
export const rabbitmqSource: Rule = {
  id: 'eventing/rabbitmq-source',
  check(object, report) {
    const { rabbitmqClusterReference: cluster, rabbitmqResourcesConfig: resources } = objectOf(object.spec);
    if (isAbsent(resources)) {
      report.refuse('spec.rabbitmqResourcesConfig', undefined, 'queue and exchange', 'name the queue');
      return;
    }
    if (!isObject(resources)) return;
    const { predeclared, exchangeName, parallelism } = resources;
    if (predeclared !== true && isEmpty(exchangeName)) {
      report.refuse(
        'spec.rabbitmqResourcesConfig.exchangeName',
        exchangeName,
        'the name of an exchange, since `predeclared` is not true',
        'name the exchange',
      );
    }
    if (typeof parallelism === 'number' && (parallelism < 1 || parallelism > 1000)) {
      report.refuse('spec.rabbitmqResourcesConfig.parallelism', parallelism, '1 to 1000', 'give a number in the range');
    }
    if (!isAbsent(cluster) && !isObject(cluster)) return;
    if (isEmpty(cluster?.name) === isAbsent(cluster?.connectionSecret)) {
      report.refuse(
        'spec.rabbitmqClusterReference',
        cluster,
        'one of `name` and `connectionSecret`',
        'say how the cluster is found',
      );
    }
  },
};
