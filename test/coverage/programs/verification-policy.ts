import type { Chart } from 'cdk8s';
import { kubernetes, tekton } from '../../../lib';

const { VerificationKey, VerificationMode, VerificationPolicy } = tekton;

export default function (chart: Chart): void {
  new VerificationPolicy(chart, 'signed', {
    sourcePatterns: ['^https://git\\.example\\.com/.*$'],
    authorities: {
      release: VerificationKey.fromPem('-----BEGIN PUBLIC KEY-----', { hashAlgorithm: 'sha256' }),
      security: VerificationKey.fromSecret(kubernetes.Secret.fromSecretName('key'), 'tekton-pipelines'),
      cloud: VerificationKey.fromKms('gcpkms://projects/shop/key'),
    },
    mode: VerificationMode.WARN,
  });
}
