import { build, buildAddOns } from './builds';
import { CERTIFICATE_MANAGERS, INGRESS_LAYERS } from './components';
import { NOT_RUN } from './scenario';
import { missingHere } from './target';

async function main(): Promise<void> {
  const missing = await missingHere();
  if (missing === undefined) {
    await build();
    await buildAddOns([INGRESS_LAYERS, CERTIFICATE_MANAGERS]);
    return;
  }
  console.log(`not run: the cluster needs ${missing}`);
  process.exitCode = NOT_RUN;
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
