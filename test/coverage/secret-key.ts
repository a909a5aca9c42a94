import { type eventing, kubernetes } from '../../lib';

const secret = kubernetes.Secret.fromSecretName('credentials');

/** A key of a Secret that must be there. */
export const requiredKey: eventing.SecretKey = { secret, key: 'token' };

/** Every field of a key of a Secret. */
export const secretKey: eventing.SecretKey = { ...requiredKey, optional: true };
