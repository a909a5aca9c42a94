import { render } from '../../kubernetes/render';
import type { ISecret } from '../../kubernetes/secret';
import { ClusterInterceptor, type IInterceptor } from './interceptor';

/** One value of a Secret in the trigger's namespace. */
export interface SecretValue {
  /** The Secret. */
  readonly secret: ISecret;

  /** Key in the Secret. */
  readonly key: string;
}

/** What may be said of every interceptor of a trigger. */
export interface TriggerInterceptorOptions {
  /**
   * Name of this use of the interceptor, for readers.
   *
   * @default - none
   */
  readonly name?: string;
}

/** Which webhooks of a git server pass. */
export interface WebhookEventOptions extends TriggerInterceptorOptions {
  /**
   * The secret that the server signs its webhooks with. Without, everybody who reaches the listener can send events.
   *
   * @default - signatures aren't checked
   */
  readonly secretToken?: SecretValue;

  /**
   * Types of the events that pass, as the server names them in its header, such as `push` of GitHub, `Push Hook` of GitLab
   * or `repo:push` of Bitbucket.
   *
   * @default - all
   */
  readonly eventTypes?: string[];
}

/** Whether the names of changed files are added to events of GitHub, as extension `changed_files`. */
export interface AddChangedFiles {
  /**
   * Token for GitHub's API; needed for private repositories.
   *
   * @default - none
   */
  readonly personalAccessToken?: SecretValue;

  /**
   * Whether they are added.
   *
   * @default true
   */
  readonly enabled?: boolean;
}

/** Who may start a run by a pull request or, otherwise, needs a comment `/ok-to-test` of an owner. */
export interface GitHubOwners {
  /**
   * Who may, beside those that the repository's `OWNERS` file names.
   *
   * @default OwnersCheck.NONE
   */
  readonly checkType?: OwnersCheck;

  /**
   * Token for GitHub's API; needed for private repositories and for every check but `NONE`.
   *
   * @default - none
   */
  readonly personalAccessToken?: SecretValue;

  /**
   * Whether it is checked.
   *
   * @default true
   */
  readonly enabled?: boolean;
}

/** Whose pull requests are trusted. */
export enum OwnersCheck {
  /** Members of the organization. */
  ORG_MEMBERS = 'orgMembers',
  /** Members of the repository. */
  REPO_MEMBERS = 'repoMembers',
  /** Both. */
  ALL = 'all',
  /** Only who is named in the `OWNERS` file. */
  NONE = 'none',
}

/** Which webhooks of GitHub pass, and what is added to them. */
export interface GitHubInterceptorOptions extends WebhookEventOptions {
  /**
   * Adds the names of changed files, joined with commas, to pushes and pull requests.
   *
   * @default - they aren't added
   */
  readonly addChangedFiles?: AddChangedFiles;

  /**
   * Lets only pull requests and comments of owners pass.
   *
   * @default - those of everybody pass
   */
  readonly owners?: GitHubOwners;
}

/** What is read from the form that Slack sends. */
export interface SlackInterceptorOptions extends TriggerInterceptorOptions {
  /** Fields of the form, such as `text`, that become extensions. */
  readonly requestedFields: string[];
}

/** What events pass, and what is added to them, in CEL. */
export interface CelInterceptorOptions extends TriggerInterceptorOptions {
  /**
   * An expression that is true for the events that pass, such as `body.ref == 'refs/heads/main'`. It is not compiled
   * before the first event arrives.
   *
   * @see https://tekton.dev/docs/triggers/cel_expressions/
   * @default - all pass
   */
  readonly filter?: string;

  /**
   * Expressions whose values are added to the event, by the names of the extensions, such as
   * `{ short_sha: 'body.head_commit.id.truncate(7)' }`.
   *
   * @default - nothing is added
   */
  readonly overlays?: { readonly [key: string]: string };
}

/** How an interceptor is called that this package doesn't know. */
export interface InterceptorCallOptions extends TriggerInterceptorOptions {
  /**
   * Params as the interceptor takes them, by name.
   *
   * @default - none
   */
  readonly raw?: { readonly [name: string]: any };
}

/** A Service that gets events in their raw form and answers them changed. */
export interface WebhookInterceptorOptions extends TriggerInterceptorOptions {
  /** Name of the Kubernetes Service. */
  readonly service: string;

  /**
   * Namespace of the Service.
   *
   * @default - the trigger's
   */
  readonly namespace?: string;

  /**
   * URL that is called in place of the Service, which must be named all the same.
   *
   * @default - `http://`, the Service's name and namespace and `.svc/`
   */
  readonly url?: string;

  /**
   * Headers that are added to the request, each with one or more values. Names are written as Go writes them, such as
   * `Content-Type`.
   *
   * @default - none
   */
  readonly headers?: { readonly [name: string]: string[] };
}

/**
 * What a trigger does with an event before it reads the event: checks, adds or drops. Those of a trigger run one after the
 * other.
 *
 * @see https://tekton.dev/docs/triggers/interceptors/
 */
export class TriggerInterceptor {
  /** Checks signatures and types of GitHub's webhooks, which must be sent as JSON. */
  public static github(options: GitHubInterceptorOptions = {}): TriggerInterceptor {
    const withToken = <T extends AddChangedFiles>({ personalAccessToken, enabled = true, ...rest }: T) => ({
      enabled,
      personalAccessToken: render(personalAccessToken, renderSecretValue),
      ...rest,
    });
    return builtIn('github', options, {
      ...webhookParams(options),
      addChangedFiles: render(options.addChangedFiles, withToken),
      githubOwners: render(options.owners, withToken),
    });
  }

  /** Checks tokens and types of GitLab's webhooks. */
  public static gitlab(options: WebhookEventOptions = {}): TriggerInterceptor {
    return builtIn('gitlab', options, webhookParams(options));
  }

  /** Checks signatures and types of Bitbucket's webhooks. */
  public static bitbucket(options: WebhookEventOptions = {}): TriggerInterceptor {
    return builtIn('bitbucket', options, webhookParams(options));
  }

  /** Reads the form of a Slack command. The listener must not require JSON: see its `requireJson`. */
  public static slack(options: SlackInterceptorOptions): TriggerInterceptor {
    return builtIn('slack', options, { requestedFields: options.requestedFields });
  }

  /** Filters events, and adds values to them, by CEL expressions. */
  public static cel(options: CelInterceptorOptions): TriggerInterceptor {
    const { filter, overlays } = options;
    const overlayList = render(overlays, (known) =>
      Object.entries(known).map(([key, expression]) => ({ key, expression })),
    );
    return builtIn('cel', options, { filter, overlays: overlayList });
  }

  /** Calls an interceptor of one's own. */
  public static fromInterceptor(interceptor: IInterceptor, options: InterceptorCallOptions = {}): TriggerInterceptor {
    return new TriggerInterceptor(
      {
        name: options.name,
        ref: interceptor.interceptorReference,
        params: render(options.raw, (params) => Object.entries(params).map(([name, value]) => ({ name, value }))),
      },
      interceptor,
    );
  }

  /** Sends events to a Service and goes on with its answers. New programs are better interceptors of their own. */
  public static webhook(options: WebhookInterceptorOptions): TriggerInterceptor {
    const { name, service, namespace, url, headers } = options;
    const header = render(headers, (known) =>
      Object.entries(known).map(([key, value]) => ({ name: key, value: value.length === 1 ? value[0] : value })),
    );
    return new TriggerInterceptor({
      name,
      webhook: { objectRef: { apiVersion: 'v1', kind: 'Service', name: service, namespace }, url, header },
    });
  }

  private constructor(
    private readonly manifest: object,
    /** @internal */
    public readonly _target?: IInterceptor,
  ) {}

  /** @internal */
  public _toManifest(): object {
    return this.manifest;
  }
}

function builtIn(name: string, options: TriggerInterceptorOptions, params: { readonly [name: string]: unknown }) {
  const given = Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined));
  const interceptor = ClusterInterceptor.fromClusterInterceptorName(name);
  return TriggerInterceptor.fromInterceptor(interceptor, { name: options.name, raw: given });
}

function webhookParams({ secretToken, eventTypes }: WebhookEventOptions) {
  return { secretRef: render(secretToken, renderSecretValue), eventTypes };
}

function renderSecretValue({ secret, key }: SecretValue) {
  return { secretName: secret.name, secretKey: key };
}
