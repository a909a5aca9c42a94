import type { Duration } from 'cdk8s';
import { isDns1123Label } from '../../../../../admission/names';
import type { ISecret } from '../../../../../kubernetes/secret';
import type { Component } from '../../../../component';
import {
  choice,
  duration,
  type KeyTable,
  key,
  namespaceName,
  type Refuse,
  renderKeys,
  text,
  url,
} from '../../../../config/keys';
import { CacheMode } from './resolver-cache-config';

/** What answers the API of a git server. */
export enum GitServer {
  /** GitHub. */
  GITHUB = 'github',
  /** GitLab. */
  GITLAB = 'gitlab',
  /** Gitea. */
  GITEA = 'gitea',
  /** Gogs. */
  GOGS = 'gogs',
  /** Bitbucket in Atlassian's cloud. */
  BITBUCKET_CLOUD = 'bitbucketcloud',
  /** Bitbucket on a server of one's own. */
  BITBUCKET_SERVER = 'bitbucketserver',
  /** Azure DevOps. */
  AZURE = 'azure',
}

/** How one git server is asked. */
export interface GitServerConfig {
  /**
   * How long it may take to fetch a file; more than 0.
   *
   * @default Duration.minutes(1)
   */
  readonly fetchTimeout?: Duration;

  /**
   * URL of the repository of references that name none, which is cloned.
   *
   * @default - https://github.com/tektoncd/catalog.git; none for a server of `servers`
   */
  readonly url?: string;

  /**
   * Branch, tag or commit of references that name none.
   *
   * @default - main; none for a server of `servers`
   */
  readonly revision?: string;

  /**
   * Organization of references to a repository by its name alone.
   *
   * @default - none
   */
  readonly organization?: string;

  /**
   * What answers the API.
   *
   * @default - GitServer.GITHUB; none for a server of `servers`
   */
  readonly server?: GitServer;

  /**
   * URL of the API.
   *
   * @default - the public one of `server`
   */
  readonly serverUrl?: string;

  /**
   * Secret with a token for the API. Given together with `apiTokenSecretKey`.
   *
   * @default - none
   */
  readonly apiTokenSecret?: ISecret;

  /**
   * Key of the token in the secret.
   *
   * @default - none
   */
  readonly apiTokenSecretKey?: string;

  /**
   * Namespace of the secret.
   *
   * @default - default; the namespace of the run for a server of `servers`
   */
  readonly apiTokenSecretNamespace?: string;
}

/**
 * Tasks and pipelines from git repositories: the config map `git-resolver-config`.
 *
 * @see https://tekton.dev/docs/pipelines/git-resolver/
 */
export interface GitResolverConfig extends GitServerConfig {
  /**
   * Which are kept.
   *
   * @default CacheMode.AUTO
   */
  readonly cacheMode?: CacheMode;

  /**
   * Other servers, by the name that references give in `configKey`: lower-case letters, digits and `-`.
   *
   * @default - none
   */
  readonly servers?: { readonly [configKey: string]: GitServerConfig };
}

const SERVER_KEYS: KeyTable<GitServerConfig> = {
  fetchTimeout: key('fetch-timeout', duration({ above: 0 })),
  url: key('default-url', text),
  revision: key('default-revision', text),
  organization: key('default-org', text),
  server: key('scm-type', choice(GitServer)),
  serverUrl: key('server-url', url),
  apiTokenSecret: key('api-token-secret-name', { write: ({ name }) => name }),
  apiTokenSecretKey: key('api-token-secret-key', text),
  apiTokenSecretNamespace: key('api-token-secret-namespace', namespaceName),
};

/** @internal */
export function renderGitResolver(component: Component, config: GitResolverConfig = {}): { [key: string]: string } {
  const path = 'config.resolvers.git';
  const { servers = {}, cacheMode, ...own } = config;
  const data = {
    ...renderKeys(component, path, SERVER_KEYS, own, checkServer),
    ...renderKeys(component, path, { cacheMode: key('default-cache-mode', choice(CacheMode)) }, { cacheMode }),
  };
  for (const [name, server] of Object.entries(servers)) {
    if (!isDns1123Label(name) || name === 'default') {
      const allowed = 'lower-case letters, digits and `-`, but not `default`, which the settings beside it are';
      component._faults.refuse('platform/config', `${path}.servers`, name, allowed, 'choose another name');
    }
    const ofServer = renderKeys(component, `${path}.servers["${name}"]`, SERVER_KEYS, server, checkServer);
    for (const [each, value] of Object.entries(ofServer)) data[`${name}.${each}`] = value;
  }
  return data;
}

function checkServer(config: GitServerConfig, refuse: Refuse<GitServerConfig>): void {
  const { apiTokenSecret, apiTokenSecretKey, apiTokenSecretNamespace } = config;
  if (apiTokenSecret !== undefined && apiTokenSecretKey === undefined) {
    refuse('apiTokenSecretKey', undefined, 'a key, since there is `apiTokenSecret`', 'name the key of the token');
  }
  for (const [prop, value] of Object.entries({ apiTokenSecretKey, apiTokenSecretNamespace })) {
    if (value === undefined || apiTokenSecret !== undefined) continue;
    refuse(prop as keyof GitServerConfig, value, 'nothing without `apiTokenSecret`', 'name the secret too');
  }
}
