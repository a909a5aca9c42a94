import type { Construct } from 'constructs';
import { renderEach } from './render';
import { Resource, type ResourceProps } from './resource';
import type { ISecret } from './secret';

/** A ServiceAccount: whom the pods of an object act as. */
export interface IServiceAccount {
  /** Name of the ServiceAccount. */
  readonly name: string;

  /** Namespace of the ServiceAccount; undefined for the namespace of the object that uses it. */
  readonly namespace?: string;
}

/** Props of a ServiceAccount. */
export interface ServiceAccountProps extends ResourceProps {
  /**
   * Secrets that hold the registry credentials with which images are pulled.
   *
   * @default - none
   */
  readonly imagePullSecrets?: ISecret[];

  /**
   * Secrets that pods of the account may use, such as the git and registry credentials of a build.
   *
   * @default - none
   */
  readonly secrets?: ISecret[];

  /**
   * Whether pods get the account's API token mounted.
   *
   * @default true
   */
  readonly automountToken?: boolean;
}

/**
 * Whom pods act as when they call the Kubernetes API.
 *
 * @see https://kubernetes.io/docs/concepts/security/service-accounts/
 */
export class ServiceAccount extends Resource implements IServiceAccount {
  /** The ServiceAccount of this name; without a namespace, in that of the object that uses it. */
  public static fromServiceAccountName(name: string, namespace?: string): IServiceAccount {
    return { name, namespace };
  }

  private readonly secrets: ISecret[];

  public constructor(scope: Construct, id: string, props: ServiceAccountProps = {}) {
    super(scope, id, { apiVersion: 'v1', kind: 'ServiceAccount' }, props);
    this.secrets = [...(props.secrets ?? [])];
    this._define({
      props,
      body: () => ({
        imagePullSecrets: renderEach(props.imagePullSecrets, ({ name }) => ({ name })),
        secrets: this.secrets.length === 0 ? undefined : this.secrets.map(({ name }) => ({ name })),
        automountServiceAccountToken: props.automountToken,
      }),
    });
  }

  /** Lets pods of the account use a Secret. */
  public addSecret(secret: ISecret): void {
    this.secrets.push(secret);
    this._changed();
  }
}
