import { Chart, Testing } from 'cdk8s';
import { expect, test } from 'vitest';
import { eventing } from '../../lib';

test('the job of a JobSink says that its pods end', () => {
  const sink = (restartPolicy?: string) => {
    const chart = new Chart(Testing.app(), 'shop');
    const containers = [{ name: 'report', image: 'example.com/report' }];
    new eventing.JobSink(chart, 'reports', { job: { containers, restartPolicy } });
    return Testing.synth(chart)[0].spec.job.spec.template.spec.restartPolicy;
  };
  expect(sink('Never')).toBe('Never');
  expect(sink('OnFailure')).toBe('OnFailure');
  const found = { missing: undefined, '"Always"': 'Always' };
  for (const [shown, other] of Object.entries(found)) {
    expect(() => sink(other)).toThrow(
      `job.restartPolicy (spec.job.spec.template.spec.restartPolicy) is ${shown}; allowed: ` +
        '`OnFailure` or `Never`; say whether containers that fail are started again [eventing/job-sink]',
    );
  }
});
