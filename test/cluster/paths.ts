import { homedir } from 'node:os';
import { join } from 'node:path';

const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdk8s-knative');

/** Folders of the harness, all outside the clone. */
export const paths = {
  /** What was built, each folder named after its content. Kept between runs. */
  builds: join(cache, 'builds'),
  /** Everything that the running cluster writes. Removed with it. */
  cluster: join(cache, 'cluster'),
  /** Logs of the last cluster that failed. */
  logs: join(cache, 'failed-cluster-logs'),
};
