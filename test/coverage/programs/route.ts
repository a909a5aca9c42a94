import type { Chart } from 'cdk8s';
import { serving } from '../../../lib';

export default function (chart: Chart): void {
  const search = new serving.Configuration(chart, 'search', { image: 'registry.example.com/search' });
  new serving.Route(chart, 'site', {
    traffic: [
      { configuration: search, percent: 90 },
      { revision: serving.Revision.fromRevisionName('search-v1'), percent: 10, tag: 'old' },
    ],
  });
}
