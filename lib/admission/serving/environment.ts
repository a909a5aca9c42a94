import { forEachStruct, isAbsent } from '../json';
import { features } from './features';
import { containerRule } from './parts';

const RESERVED = ['K_SERVICE', 'K_CONFIGURATION', 'K_REVISION'];
const RESERVED_WHERE_REQUESTS_ARRIVE = [...RESERVED, 'PORT'];

/** Variables that Serving sets can't be set; only the container that takes the requests is told a `PORT`. */
export const environment = containerRule('serving/environment', ({ container, field: parent, role }, report) => {
  const reserved = role === 'main' ? RESERVED_WHERE_REQUESTS_ARRIVE : RESERVED;
  forEachStruct(container.env, ({ name, valueFrom }, i) => {
    const field = `${parent}.env[${i}]`;
    if (isAbsent(name) || name === '') {
      report.refuse(`${field}.name`, name, 'the name of the variable', 'give a name');
    } else if (reserved.includes(name)) {
      report.refuse(`${field}.name`, name, `any name but ${reserved.join(', ')}, which Serving sets`, 'rename it');
    }
    for (const source of ['fieldRef', 'resourceFieldRef']) {
      if (!isAbsent(valueFrom?.[source])) report.needs(features.fieldRef, `${field}.valueFrom.${source}`);
    }
  });
});

/** All variables of one thing at once. */
export const environmentFrom = containerRule('serving/environment-from', ({ container, field }, report) => {
  forEachStruct(container.envFrom, (source, i) => {
    if (isAbsent(source.configMapRef) !== isAbsent(source.secretRef)) return;
    report.refuse(`${field}.envFrom[${i}]`, source, 'one of `configMapRef` and `secretRef`', 'give one of them');
  });
});
