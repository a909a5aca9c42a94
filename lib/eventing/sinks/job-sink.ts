import type { Construct } from 'constructs';
import type { Destination, IAddressable } from '../../kubernetes/addressable';
import { type JobOptions, renderJob } from '../../kubernetes/job';
import { Resource, type ResourceProps } from '../../kubernetes/resource';

/** Props of a JobSink. */
export interface JobSinkProps extends ResourceProps {
  /**
   * The job that runs for each event, with `restartPolicy` `OnFailure` or `Never`. Its containers find the event in the file
   * `/etc/jobsink-event/event`.
   */
  readonly job: JobOptions;
}

/**
 * Runs a job for each event.
 *
 * @see https://knative.dev/docs/eventing/sinks/job-sink/
 */
export class JobSink extends Resource implements IAddressable {
  public constructor(scope: Construct, id: string, props: JobSinkProps) {
    super(scope, id, { apiVersion: 'sinks.knative.dev/v1alpha1', kind: 'JobSink' }, props);
    const { job } = props;
    this._define({
      props,
      body: () => ({ spec: { job: job && renderJob(job) } }),
      terms: { 'spec.job': 'job', 'spec.job.spec': 'job', 'spec.job.spec.template.spec': 'job' },
    });
  }

  public get destination(): Destination {
    return { ref: this.reference };
  }
}
