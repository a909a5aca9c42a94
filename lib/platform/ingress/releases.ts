import { Releases } from '../releases';

/** Images of the ingress layers. */
export const INGRESS_RELEASES = new Releases('gcr.io/knative-releases/knative.dev', {
  '1.23.0': {
    'docker.io/envoyproxy/envoy': 'v1.37-latest',
    'net-contour/cmd/controller': 'sha256:52b1e15a91d8cdde68c2b1a6e7206269fa7a1c895529eaa3f278811de2845cff',
    'net-gateway-api/cmd/controller': 'sha256:2b24dba1d97b4854d200baed2cd7178bfcde2c0465b667b12a6f366fea457f5a',
    'net-gateway-api/cmd/webhook': 'sha256:be7dfa0b411f4f7b48b5f88e089d1001f3d3d826c8c3d402b6a45ade4d28de7a',
    'net-istio/cmd/controller': 'sha256:cf1530d3b625d247114f006e4902ba8c0f2a3196d1d7a6b7acbeb7d7db11d148',
    'net-istio/cmd/webhook': 'sha256:ac5c0458f32e353a635919ccd89fe77a7bf650c5354dd76c71e9316eff5de65d',
    'net-kourier/cmd/kourier': 'sha256:eedfe3938f1efa93230863099f96400a0567909d383a585021f8727fa3a6cf0b',
  },
  '1.22.1': {
    'docker.io/envoyproxy/envoy': 'v1.37-latest',
    'net-contour/cmd/controller': 'sha256:75321c4b3f7cfe4348690eb328a31816771de3c3c4f3f7259a67d29c021f73e2',
    'net-gateway-api/cmd/controller': 'sha256:4bb78651dbf77cdbbc82571e9e48e9ac63dbe02b44bddf731a2b7aed46d2ad83',
    'net-gateway-api/cmd/webhook': 'sha256:295ea080a33b4fa82449df710420564c4c0fff7026a4e0ddad431acd8e1c7a33',
    'net-istio/cmd/controller': 'sha256:61d0004be98355e09a13a8aa1b8006f2cbd91a45944e9e088b45d06901b372f6',
    'net-istio/cmd/webhook': 'sha256:d2b95b499d71107060f9c8d523314bb26d8f95e7c558c2472d2e61a3ce2d1462',
    'net-kourier/cmd/kourier': 'sha256:01abd2070ccf8680885c47990e42c05c09e30bc8595d9246f4dcd37f2220a2a2',
  },
});
