import type { Construct } from 'constructs';
import { Resource, type ResourceProps } from './resource';

/** A ConfigMap. */
export interface IConfigMap {
  /** Name of the ConfigMap. */
  readonly name: string;
}

/** Props of a ConfigMap. */
export interface ConfigMapProps extends ResourceProps {
  /**
   * Text by key.
   *
   * @default - none
   */
  readonly data?: { readonly [key: string]: string };

  /**
   * Bytes by key, as base64.
   *
   * @default - none
   */
  readonly binaryData?: { readonly [key: string]: string };

  /**
   * Whether the cluster refuses changes of the data.
   *
   * @default false
   */
  readonly immutable?: boolean;
}

/**
 * Configuration that containers read as environment variables or files.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/
 */
export class ConfigMap extends Resource implements IConfigMap {
  /** The ConfigMap of this name, in the namespace of the object that uses it. */
  public static fromConfigMapName(name: string): IConfigMap {
    return { name };
  }

  public constructor(scope: Construct, id: string, props: ConfigMapProps = {}) {
    super(scope, id, { apiVersion: 'v1', kind: 'ConfigMap' }, props);
    const { data, binaryData, immutable } = props;
    this._define({ props, body: () => ({ data, binaryData, immutable }) });
  }
}
