import { startCluster } from './cluster';

async function main(): Promise<void> {
  const kubectl = await startCluster();
  console.log(`export KUBECONFIG=${kubectl.kubeconfig}`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
