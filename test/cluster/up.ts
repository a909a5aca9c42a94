import { startWithPlatform } from './target';

async function main(): Promise<void> {
  const { kubectl, gateway } = await startWithPlatform();
  console.log(`export KUBECONFIG=${kubectl.kubeconfig}\nexport GATEWAY=${gateway}`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
