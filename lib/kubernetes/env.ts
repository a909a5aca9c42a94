import type { IConfigMap } from './config-map';
import type { ISecret } from './secret';

/** What may be said of a key in a Secret or ConfigMap. */
export interface KeyOptions {
  /**
   * Whether the container starts although the object or the key is missing.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** What may be said of a field of the pod. */
export interface FieldOptions {
  /**
   * Version of the schema that the path is written in.
   *
   * @default v1
   */
  readonly apiVersion?: string;
}

/** What may be said of a resource of a container. */
export interface ResourceFieldOptions {
  /**
   * Name of the container.
   *
   * @default - the container that has the variable; a volume must name one
   */
  readonly containerName?: string;

  /**
   * Unit of the value as a quantity, such as `1m` or `1Mi`.
   *
   * @default '1'
   */
  readonly divisor?: string;
}

/** Refers to a key in a file of a volume. */
export interface FileKey {
  /** Name of the volume, an emptyDir that an init container has filled. */
  readonly volumeName: string;

  /** Path of the file in the volume. */
  readonly path: string;

  /** Name of the variable in the file. */
  readonly key: string;

  /**
   * Whether the container starts although the file or the key is missing.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/**
 * Value of an environment variable.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/
 */
export class EnvValue {
  /** A literal; `$(NAME)` stands for the value of a variable declared before. */
  public static fromValue(value: string): EnvValue {
    return new EnvValue({ value });
  }

  /** A key of a Secret. */
  public static fromSecret(secret: ISecret, key: string, options: KeyOptions = {}): EnvValue {
    return new EnvValue({ valueFrom: { secretKeyRef: { name: secret.name, key, ...options } } });
  }

  /** A key of a ConfigMap. */
  public static fromConfigMap(configMap: IConfigMap, key: string, options: KeyOptions = {}): EnvValue {
    return new EnvValue({ valueFrom: { configMapKeyRef: { name: configMap.name, key, ...options } } }, configMap);
  }

  /** A field of the pod, such as `metadata.name` or `status.podIP`. */
  public static fromField(fieldPath: string, options: FieldOptions = {}): EnvValue {
    return new EnvValue({ valueFrom: { fieldRef: { fieldPath, ...options } } });
  }

  /** A resource of a container, such as `limits.memory`. */
  public static fromResource(resource: string, options: ResourceFieldOptions = {}): EnvValue {
    return new EnvValue({ valueFrom: { resourceFieldRef: { resource, ...options } } });
  }

  /** A variable in a file. Not for containers of Knative Services. */
  public static fromFile(file: FileKey): EnvValue {
    return new EnvValue({ valueFrom: { fileKeyRef: file } });
  }

  private constructor(
    private readonly source: { readonly [key: string]: unknown },
    /** @internal */
    public readonly _configMap?: IConfigMap,
  ) {}

  /** @internal */
  public _toManifest(name: string): object {
    return { name, ...this.source };
  }
}

/** What may be said of variables that come from a whole object. */
export interface EnvFromOptions extends KeyOptions {
  /**
   * Put before each key to form the variable's name.
   *
   * @default - the keys are the names
   */
  readonly prefix?: string;
}

/** All keys of a Secret or ConfigMap as environment variables. */
export class EnvFrom {
  /** All keys of a Secret. */
  public static fromSecret(secret: ISecret, options: EnvFromOptions = {}): EnvFrom {
    const { prefix, optional } = options;
    return new EnvFrom({ prefix, secretRef: { name: secret.name, optional } });
  }

  /** All keys of a ConfigMap. */
  public static fromConfigMap(configMap: IConfigMap, options: EnvFromOptions = {}): EnvFrom {
    const { prefix, optional } = options;
    return new EnvFrom({ prefix, configMapRef: { name: configMap.name, optional } }, configMap);
  }

  private constructor(
    private readonly source: object,
    /** @internal */
    public readonly _configMap?: IConfigMap,
  ) {}

  /** @internal */
  public _toManifest(): object {
    return this.source;
  }
}
