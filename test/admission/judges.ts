import { join } from 'node:path';
import { cached, contentsOf } from '../builds';
import { run } from '../cluster/shell';

/** Published code that judges pods, or takes manifests as Flux does, each a program of the package that is named. */
const JUDGES = {
  'pod-security': '.',
  'kube-score': 'github.com/zegl/kube-score/cmd/kube-score',
  kustomize: 'sigs.k8s.io/kustomize/kustomize/v5',
};

export type Judge = keyof typeof JUDGES;
export const JUDGE_NAMES = Object.keys(JUDGES) as Judge[];

/** The program of a judge. */
export async function buildJudge(judge: Judge): Promise<string> {
  const module = join(__dirname, 'modules', judge);
  const folder = await cached(`admission-${judge}`, [JUDGES[judge], ...(await contentsOf(module))], (scratch) =>
    run('go', ['build', '-buildvcs=false', '-o', join(scratch, judge), JUDGES[judge]], { cwd: module }),
  );
  return join(folder, judge);
}
