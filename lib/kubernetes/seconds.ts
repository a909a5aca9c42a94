import type { Duration } from 'cdk8s';
import { render } from './render';

/** A duration in seconds. A part of a second stays, so that the rules refuse it with its field and all other faults. */
export function seconds(duration: Duration | undefined): number | undefined {
  return render(duration, (known) => known.toSeconds({ integral: false }));
}
