import { eventing } from '../../lib';

const { Filter } = eventing;

const dialects = [
  Filter.exact({ type: 'order.created' }),
  Filter.prefix({ source: '/shop' }),
  Filter.suffix({ subject: '.json' }),
  Filter.cesql('EXISTS region'),
];
const nested = [
  ...dialects,
  Filter.negate(dialects[0]),
  Filter.all(dialects[0], dialects[1]),
  Filter.any(dialects[0], dialects[1]),
];

/** A filter with every dialect, and every one in those that take others. */
export const filter = Filter.all(
  ...dialects,
  Filter.any(...nested),
  Filter.all(...nested),
  ...nested.map((each) => Filter.negate(each)),
);
