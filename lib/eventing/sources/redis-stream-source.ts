import type { Construct } from 'constructs';
import type { IReferable } from '../../kubernetes/reference';
import { compact, render } from '../../kubernetes/render';
import { Resource } from '../../kubernetes/resource';
import { renderSecretKey, type SecretKey } from '../secret-key';
import { renderSource, SOURCE_TERMS, type SourceProps } from './source';

/** Props of a RedisStreamSource. */
export interface RedisStreamSourceProps extends SourceProps {
  /** Address of Redis, such as `rediss://redis.redis.svc.cluster.local:6379`. */
  readonly address: string;

  /** Name of the stream. */
  readonly stream: string;

  /**
   * Name of the consumer group.
   *
   * @default - one that comes and goes with the source
   */
  readonly group?: string;

  /**
   * How many consumers read.
   *
   * @default 1
   */
  readonly consumers?: number;

  /**
   * Secret with the password.
   *
   * @default - Redis asks for none
   */
  readonly password?: IReferable;

  /**
   * Whether connections are encrypted.
   *
   * @default false
   */
  readonly useTls?: boolean;

  /**
   * Whether the certificate of Redis is not checked.
   *
   * @default false
   */
  readonly skipVerify?: boolean;

  /**
   * Certificate of the client, PEM.
   *
   * @default - none
   */
  readonly cert?: SecretKey;

  /**
   * Key of the client, PEM.
   *
   * @default - none
   */
  readonly key?: SecretKey;

  /**
   * Certificate of the authority that signed the certificate of Redis, PEM.
   *
   * @default - the authorities that everybody trusts
   */
  readonly caCert?: SecretKey;
}

/**
 * Sends the entries of a stream of Redis as events.
 *
 * @see https://knative.dev/docs/eventing/sources/redis/
 */
export class RedisStreamSource extends Resource {
  public constructor(scope: Construct, id: string, props: RedisStreamSourceProps) {
    super(scope, id, { apiVersion: 'sources.knative.dev/v1alpha1', kind: 'RedisStreamSource' }, props);
    const { address, stream, group, consumers, password, useTls, skipVerify, cert, key, caCert } = props;
    this._define({
      props,
      body: () => ({
        spec: {
          address,
          stream,
          group,
          consumers,
          dialOptions: compact({
            password: render(password, ({ reference }) => reference),
            useTLS: useTls,
            skipVerify,
            cert: render(cert, renderSecretKey),
            key: render(key, renderSecretKey),
            caCert: render(caCert, renderSecretKey),
          }),
          ...renderSource(props),
        },
      }),
      terms: { ...SOURCE_TERMS, 'spec.dialOptions': '', 'spec.dialOptions.useTLS': 'useTls' },
    });
  }
}
