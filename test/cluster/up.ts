import { Platform } from './platform';
import { startWithPlatform } from './target';

async function main(): Promise<void> {
  const { kubectl } = await startWithPlatform();
  console.log(`export KUBECONFIG=${kubectl.kubeconfig}\nexport GATEWAY=${await new Platform(kubectl, true).gateway()}`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
