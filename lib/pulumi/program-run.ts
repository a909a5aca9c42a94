import { runtime } from '@pulumi/pulumi';

/** What stands for this run of a program, since programs of the automation API run one after the other in a process. */
export function programRun(): object {
  // Mocks have no stack.
  return runtime.getStackResource() ?? runtime.getMonitor() ?? {};
}
