import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './shell';

/** Files of the cluster's certificate authority and of what it signs. */
export interface Certificates {
  readonly authority: string;
  /** Serves the API, and shows the kubelet who asks. */
  readonly apiServer: { readonly certificate: string; readonly key: string };
  /** Signs the tokens of service accounts. */
  readonly serviceAccountKey: string;
}

const DAYS = '3650';

export async function makeCertificates(folder: string, apiServerNames: readonly string[]): Promise<Certificates> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = (name: string) => join(folder, name);
  const newKey = (name: string) => ['-newkey', 'rsa:2048', '-nodes', '-keyout', file(name)];

  const authority = [
    'req',
    '-x509',
    ...newKey('ca.key'),
    '-out',
    file('ca.crt'),
    '-days',
    DAYS,
    '-subj',
    '/CN=cluster',
  ];
  await run('openssl', authority);

  const request = ['req', ...newKey('apiserver.key'), '-out', file('apiserver.csr'), '-subj', '/CN=kube-apiserver'];
  await run('openssl', request);
  await writeFile(
    file('apiserver.ext'),
    `subjectAltName=${apiServerNames.join(',')}\nextendedKeyUsage=serverAuth,clientAuth\n`,
  );
  const sign = ['x509', '-req', '-in', file('apiserver.csr'), '-out', file('apiserver.crt'), '-days', DAYS];
  const signer = [
    '-CA',
    file('ca.crt'),
    '-CAkey',
    file('ca.key'),
    '-CAcreateserial',
    '-extfile',
    file('apiserver.ext'),
  ];
  await run('openssl', [...sign, ...signer]);

  await run('openssl', ['genrsa', '-out', file('service-accounts.key'), '2048']);
  return {
    authority: file('ca.crt'),
    apiServer: { certificate: file('apiserver.crt'), key: file('apiserver.key') },
    serviceAccountKey: file('service-accounts.key'),
  };
}
