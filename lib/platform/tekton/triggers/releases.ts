import { Releases } from '../../releases';

/** Images of Tekton Triggers. */
export const TRIGGERS_RELEASES = new Releases('ghcr.io/tektoncd/triggers', {
  '0.36.0': {
    'controller-f656ca31de179ab913fa76abc255c315':
      'v0.36.0@sha256:03f192f4aebeb3471db9d390d0532ab4d49e5aeeb70327df91be445f3629e859',
    'eventlistenersink-7ad1faa98cddbcb0c24990303b220bb8':
      'v0.36.0@sha256:ca044dc8b45cb5f5089faf553b4cbd5f0f8e05fcf8d66db7a703c88a40163a73',
    'interceptors-3176d6a3f314c3655b30bfd36e421dd5':
      'v0.36.0@sha256:35e9444ce57aed35f378b18d75e71483d81c41dc7fb6bf44119c5730d617ce54',
    'webhook-dd1edc925ee1772a9f76e2c1bc291ef6':
      'v0.36.0@sha256:02d25a89d4b58e7cf341ea32c44d4938eaa3a43b6eafb61d88b9abb0d8a6f67d',
  },
});
