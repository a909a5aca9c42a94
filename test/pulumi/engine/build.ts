import { buildPulumi } from './builds';

buildPulumi().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
