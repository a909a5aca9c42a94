import type { Chart } from 'cdk8s';
import { kubernetes, tekton } from '../../../lib';
import { containerBase } from '../pods';
import { level, packages, params, target } from '../tekton';

const { ArrayResult, ObjectResult, Script, StepAction, StringParam, StringResult } = tekton;
const { EnvValue, Volume } = kubernetes;

export default function (chart: Chart): void {
  const cache = new StringParam('cache');
  const { workingDir, env, securityContext } = containerBase;
  new StepAction(chart, 'scan', {
    description: 'Scans an image',
    image: 'registry.example.com/scan',
    params: [...params, cache],
    results: [
      new StringResult('verdict', { description: 'What was found' }),
      new ArrayResult('findings'),
      new ObjectResult('counts', ['high', 'low']),
    ],
    script: Script.inline('scan "$SCAN" "$REGISTRY"\n'),
    args: [packages.all],
    workingDir,
    env: { ...env, SCAN: EnvValue.fromValue(level.value), REGISTRY: EnvValue.fromValue(target.key('registry')) },
    securityContext,
    volumeMounts: [
      {
        volume: Volume.fromVolumeName(cache.value),
        path: '/cache',
        subPath: 'scan',
        readOnly: true,
        recursiveReadOnly: 'Disabled',
        mountPropagation: kubernetes.MountPropagation.NONE,
      },
      { volume: Volume.fromVolumeName(cache.value), path: '/own', subPathExpr: '$(POD)' },
    ],
  });
  new StepAction(chart, 'list', { image: 'registry.example.com/bash', command: ['ls', '-l'] });
}
