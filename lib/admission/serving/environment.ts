import { isAbsent, structsOf } from '../json';
import type { Rule } from '../rule';
import { features } from './features';
import { containersOf } from './parts';

const RESERVED = ['K_SERVICE', 'K_CONFIGURATION', 'K_REVISION'];

/** Variables that Serving sets can't be set; only the container that takes the requests is told a `PORT`. */
export const environment: Rule = {
  id: 'serving/environment',
  check(object, report) {
    for (const { container, field: parent, role } of containersOf(object)) {
      const reserved = role === 'main' ? [...RESERVED, 'PORT'] : RESERVED;
      for (const [i, variable] of structsOf(container.env)) {
        const { name, valueFrom } = variable;
        const field = `${parent}.env[${i}]`;
        if (isAbsent(name) || name === '') {
          report.refuse(`${field}.name`, name, 'the name of the variable', 'give a name');
        } else if (reserved.includes(name)) {
          report.refuse(`${field}.name`, name, `any name but ${reserved.join(', ')}, which Serving sets`, 'rename it');
        }
        for (const source of ['fieldRef', 'resourceFieldRef']) {
          if (isAbsent(valueFrom?.[source])) continue;
          report.needs(features.fieldRef, `${field}.valueFrom.${source}`);
        }
      }
    }
  },
};

/** All variables of one thing at once. */
export const environmentFrom: Rule = {
  id: 'serving/environment-from',
  check(object, report) {
    for (const { container, field } of containersOf(object)) {
      for (const [i, source] of structsOf(container.envFrom)) {
        if (isAbsent(source.configMapRef) !== isAbsent(source.secretRef)) continue;
        report.refuse(`${field}.envFrom[${i}]`, source, 'one of `configMapRef` and `secretRef`', 'give one of them');
      }
    }
  },
};
