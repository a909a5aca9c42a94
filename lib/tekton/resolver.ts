import { render } from '../kubernetes/render';
import type { ISecret } from '../kubernetes/secret';
import type { IServiceAccount } from '../kubernetes/service-account';
import { type ParamValues, renderParamValues } from './param';

/** Whether what was resolved is kept: `always`, `never` or `auto`, which keeps what can't change. */
export interface CacheOptions {
  /**
   * `always`, `never` or `auto`.
   *
   * @default auto
   */
  readonly cache?: string;
}

/** Where a bundle holds a definition. */
export interface BundleResolverOptions extends CacheOptions {
  /** Image of the bundle, by digest if it is to stay the same. */
  readonly bundle: string;

  /** Name of the definition in the bundle. */
  readonly name: string;

  /**
   * Secret that holds the registry credentials.
   *
   * @default - those of the ServiceAccount
   */
  readonly imagePullSecret?: ISecret;

  /**
   * ServiceAccount whose credentials pull the bundle.
   *
   * @default - the platform's `default-service-account`
   */
  readonly serviceAccount?: IServiceAccount;
}

/** Where a git repository holds a definition. */
export interface GitResolverOptions extends CacheOptions {
  /** Path of the file in the repository. */
  readonly pathInRepo: string;

  /**
   * Branch, tag or, so that it stays the same, commit.
   *
   * @default - the platform's `default-revision`
   */
  readonly revision?: string;

  /**
   * URL of the repository, which is cloned.
   *
   * @default - `repo` is asked for by the API of its server, or the platform's `default-url` is cloned
   */
  readonly url?: string;

  /**
   * Name of the repository, which is read through the API of its server.
   *
   * @default - `url` is cloned
   */
  readonly repo?: string;

  /**
   * Organization of `repo`.
   *
   * @default - the platform's `default-org`
   */
  readonly org?: string;

  /**
   * URL of the server of `repo`.
   *
   * @default - the platform's `server-url`
   */
  readonly serverUrl?: string;

  /**
   * Kind of the server of `repo`: `github`, `gitlab`, `gitea`, `bitbucketserver` or `bitbucketcloud`.
   *
   * @default - the platform's `scm-type`
   */
  readonly scmType?: string;

  /**
   * Secret with the token of the API, in the namespace of the run.
   *
   * @default - the platform's `api-token-secret-name`
   */
  readonly token?: ISecret;

  /**
   * Key of `token`.
   *
   * @default token
   */
  readonly tokenKey?: string;

  /**
   * Secret with the token that clones `url`, in the namespace of the run.
   *
   * @default - none
   */
  readonly gitToken?: ISecret;

  /**
   * Key of `gitToken`.
   *
   * @default token
   */
  readonly gitTokenKey?: string;

  /**
   * Which of the platform's git settings apply.
   *
   * @default default
   */
  readonly configKey?: string;
}

/** Where a hub holds a definition. */
export interface HubResolverOptions extends CacheOptions {
  /** Name of the definition. */
  readonly name: string;

  /** Version of the definition, or a constraint such as `>= 0.5.0`. */
  readonly version: string;

  /**
   * Catalog of the hub.
   *
   * @default - the platform's
   */
  readonly catalog?: string;

  /**
   * `artifact` for Artifact Hub or `tekton` for a Tekton Hub.
   *
   * @default artifact
   */
  readonly hubType?: string;

  /**
   * URL of the hub.
   *
   * @default - the platform's
   */
  readonly url?: string;
}

/** Where the cluster holds a definition. */
export interface ClusterResolverOptions extends CacheOptions {
  /** Name of the definition. */
  readonly name: string;

  /**
   * Namespace of the definition.
   *
   * @default - the platform's `default-namespace`
   */
  readonly namespace?: string;
}

/** Where a web server holds a definition. */
export interface HttpResolverOptions extends CacheOptions {
  /** URL of the file. */
  readonly url: string;

  /**
   * Hash that the file must have: `sha256:` or `sha512:` and the hash in hexadecimal digits.
   *
   * @default - the file isn't checked
   */
  readonly digest?: string;

  /**
   * User of basic authentication.
   *
   * @default - none
   */
  readonly username?: string;

  /**
   * Secret with the password.
   *
   * @default - none
   */
  readonly passwordSecret?: ISecret;

  /**
   * Key of the password.
   *
   * @default password
   */
  readonly passwordKey?: string;
}

/**
 * Where the definition of a Task, Pipeline or StepAction comes from when a run begins.
 *
 * @see https://tekton.dev/docs/pipelines/resolution/
 */
export class Resolver {
  /** An OCI image. */
  public static bundle(options: BundleResolverOptions): Resolver {
    const { imagePullSecret, serviceAccount, ...params } = options;
    const strings = { ...params, secret: nameOf(imagePullSecret), serviceAccount: nameOf(serviceAccount) };
    return new Resolver('bundles', { params: known(strings) }, true, serviceAccount);
  }

  /** A git repository. */
  public static git(options: GitResolverOptions): Resolver {
    const { serverUrl, token, gitToken, ...params } = options;
    const strings = { ...params, serverURL: serverUrl, token: nameOf(token), gitToken: nameOf(gitToken) };
    return new Resolver('git', { params: known(strings) });
  }

  /** Artifact Hub or a Tekton Hub. */
  public static hub(options: HubResolverOptions): Resolver {
    const { hubType, ...strings } = options;
    return new Resolver('hub', { params: known({ ...strings, type: hubType }) }, true);
  }

  /** A namespace of the cluster. */
  public static cluster(options: ClusterResolverOptions): Resolver {
    return new Resolver('cluster', { params: known({ ...options }) }, true);
  }

  /** A web server. */
  public static http(options: HttpResolverOptions): Resolver {
    const { url, digest, cache, username, passwordSecret, passwordKey } = options;
    const strings = {
      url,
      digest,
      cache,
      'http-username': username,
      'http-password-secret': nameOf(passwordSecret),
      'http-password-secret-key': passwordKey,
    };
    return new Resolver('http', { params: known(strings) });
  }

  /** A resolver that isn't named here, with params of its own. */
  public static custom(name: string, params: ParamValues = {}): Resolver {
    return new Resolver(name, params);
  }

  private constructor(
    /** Name of the resolver, such as `git`. */
    public readonly name: string,
    private readonly values: ParamValues,
    private readonly takesKind = false,
    /** @internal */
    public readonly _account?: IServiceAccount,
  ) {}

  /** @internal */
  public _toManifest(kind: 'task' | 'pipeline' | 'stepaction'): object {
    const { params, ...values } = this.values;
    const strings = this.takesKind ? { kind, ...params } : params;
    return { resolver: this.name, params: renderParamValues({ params: strings, ...values }) };
  }
}

function nameOf(object?: { readonly name: string }): string | undefined {
  return render(object, ({ name }) => name);
}

function known(strings: { readonly [name: string]: string | undefined }): { [name: string]: string } {
  return Object.fromEntries(
    Object.entries(strings).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
