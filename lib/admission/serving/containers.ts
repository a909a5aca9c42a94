import { isImageReference } from '../image-reference';
import { forEachStruct, isAbsent, isObject, type JsonObject, listOf, objectOf } from '../json';
import type { Report, Rule } from '../rule';
import { allowing, features } from './features';
import { type Container, containerRule, containersOf, podSpecOf } from './parts';

/** One container takes the requests; others stand beside it or run before it. */
export const containers: Rule = {
  id: 'serving/containers',
  check(object, report) {
    const pod = podSpecOf(object);
    const { spec, field } = pod;
    const list = spec.containers;
    if (isAbsent(list) || (Array.isArray(list) && list.length === 0)) {
      if (isAbsent(object.spec) || isObject(object.spec)) {
        report.refuse(`${field}.containers`, list, 'at least one container', 'give a container with an `image`');
      }
      return;
    }
    if (listOf(list).length > 1) report.needs(features.multiContainer, `${field}.containers`);
    // `allowed` lets the field pass, but not the containers in it.
    if (listOf(spec.initContainers).length > 0) {
      report.needs({ ...allowing('init-containers'), values: ['enabled'] }, `${field}.initContainers`);
    }
    checkNames(containersOf(object), report);
  },
};

function checkNames(all: readonly Container[], report: Report): void {
  const seen = new Map<string, string>();
  for (const { container, field, role } of all) {
    const { name } = container;
    if (typeof name !== 'string' || name === '') continue;
    if (name === 'queue-proxy') {
      report.refuse(
        `${field}.name`,
        name,
        'any name but that of the container that Serving adds',
        'rename the container',
      );
    }
    const first = seen.get(name);
    if (first !== undefined) {
      report.refuse(`${field}.name`, name, `a name that ${first} doesn't have`, 'rename one of the two');
    } else if (role !== 'init') {
      // Serving lets init containers share a name among themselves.
      seen.set(name, field);
    }
  }
}

/** What the container runs. */
export const containerImage = containerRule('serving/container-image', ({ container, field }, report) => {
  const { image } = container;
  if (isAbsent(image) || image === '') {
    report.refuse(`${field}.image`, image, 'the image that the container runs', 'give an `image`');
  } else if (typeof image === 'string' && !isImageReference(image)) {
    const allowed =
      'a repository of at least two characters in lower case, perhaps with a registry before and a `:tag` or `@sha256:…` after it';
    report.refuse(`${field}.image`, image, allowed, 'correct the reference');
  }
});

const TERMINATION_POLICIES = ['', 'File', 'FallbackToLogsOnError'];

/** Where a container's last words are read. */
export const terminationMessage = containerRule(
  'serving/termination-message-policy',
  ({ container, field }, report) => {
    const policy = container.terminationMessagePolicy;
    if (typeof policy !== 'string' || TERMINATION_POLICIES.includes(policy)) return;
    report.refuse(`${field}.terminationMessagePolicy`, policy, 'File or FallbackToLogsOnError', 'choose one of them');
  },
);

const NEVER_IN_INIT_CONTAINERS = [
  ...['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle'],
  ...['stdin', 'stdinOnce', 'tty', 'volumeDevices', 'restartPolicy', 'resizePolicy', 'restartPolicyRules'],
];

/** Fields that no schema keeps out of init containers, as it does out of the others. */
export const initContainerFields = containerRule(
  'serving/init-container-fields',
  ({ container, field, role }, report) => {
    if (role !== 'init') return;
    refuseFields(container, NEVER_IN_INIT_CONTAINERS, field, report);
    refuseFields(objectOf(container.resources), ['claims'], `${field}.resources`, report);
    forEachStruct(container.env, ({ valueFrom }, i) => {
      refuseFields(objectOf(valueFrom), ['fileKeyRef'], `${field}.env[${i}].valueFrom`, report);
    });
    forEachStruct(container.volumeMounts, (mount, i) => {
      refuseFields(mount, ['recursiveReadOnly', 'subPathExpr'], `${field}.volumeMounts[${i}]`, report);
    });
    forEachStruct(container.ports, (port, i) => {
      refuseFields(port, ['hostIP', 'hostPort'], `${field}.ports[${i}]`, report);
    });
  },
);

/** Go knows no absence of text, numbers and most truth values. */
function refuseFields(holder: JsonObject, names: readonly string[], field: string, report: Report): void {
  for (const name of names) {
    const value = holder[name];
    const isZero = value === false || value === 0 || (Array.isArray(value) && value.length === 0);
    if (isAbsent(value) || isZero || (value === '' && !POINTERS.includes(name))) continue;
    report.refuse(`${field}.${name}`, value, 'nothing in an init container', 'remove it');
  }
}

const POINTERS = ['recursiveReadOnly', 'restartPolicy'];
