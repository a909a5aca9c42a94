import { forEachStruct, isAbsent, isObject, listOf } from '../json';
import type { Report, Rule } from '../rule';
import { containersOf, podSpecOf } from './parts';

/** Ports that the queue-proxy and its profiler listen on. */
const RESERVED = [8008, 8012, 8013, 8022, 9090, 9091];
const NAMES = ['', 'http1', 'h2c'];

/** Requests reach a revision at one port. */
export const containerPort: Rule = {
  id: 'serving/container-port',
  check(object, report) {
    const { spec, field } = podSpecOf(object);
    const containers = listOf(spec.containers);
    const count = containers.reduce((total, container) => total + listOf(container?.ports).length, 0);
    if (count > 1) {
      report.refuse(
        `${field}.containers`,
        count,
        'one port among all containers',
        'remove the ports that take no requests',
      );
    } else if (count === 0 && containers.length > 1 && containers.every(hasKnownPorts)) {
      const allowed = 'one port among all containers, at the one that takes the requests';
      report.refuse(`${field}.containers`, 0, allowed, 'give that container a port');
    }
    for (const { container, field: parent, role } of containersOf(object)) {
      const takesRequests = role !== 'init';
      forEachStruct(container.ports, (port, i) => {
        if (i === 0 || !takesRequests) checkPort(port, `${parent}.ports[${i}]`, takesRequests, report);
      });
    }
  },
};

function hasKnownPorts(container: any): boolean {
  return container === null || (isObject(container) && (isAbsent(container.ports) || Array.isArray(container.ports)));
}

function checkPort(port: any, field: string, takesRequests: boolean, report: Report): void {
  const { containerPort: number, protocol, name } = port;
  if (typeof number === 'number' && (number < 0 || number > 65_535 || RESERVED.includes(number))) {
    const allowed = `0 to 65535, but none of ${RESERVED.join(', ')}, which Serving uses itself`;
    report.refuse(`${field}.containerPort`, number, allowed, 'choose another port');
  }
  if (!takesRequests) return;
  if (typeof protocol === 'string' && protocol !== '' && protocol !== 'TCP') {
    report.refuse(`${field}.protocol`, protocol, 'TCP', 'remove it');
  }
  if (typeof name === 'string' && !NAMES.includes(name)) {
    report.refuse(`${field}.name`, name, 'http1 or h2c, which say the protocol', 'choose one, or remove the name');
  }
}
