import { Machine } from './machine';
import { step } from './progress';

step('ending the cluster', () => Machine.stop()).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
