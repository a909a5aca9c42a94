import type { Construct } from 'constructs';
import type { ResourceProps } from '../../kubernetes/resource';
import { StringParam } from '../param';
import { StringResult } from '../result';
import { Step } from '../step';
import { Task } from '../task';
import { Workspace } from '../workspace';
import { NOBODY, restricted } from './pod-security';
import { scriptEnv, scriptFile } from './script-file';

/** Props of a GitClone. */
export interface GitCloneProps extends ResourceProps {
  /**
   * Image with `git` and a POSIX shell.
   *
   * @default docker.io/alpine/git:2.49.1, by digest
   */
  readonly image?: string;

  /**
   * How many commits of the history are fetched; 0 for all.
   *
   * @default 1
   */
  readonly depth?: number;

  /**
   * Whether submodules are fetched too.
   *
   * @default true
   */
  readonly submodules?: boolean;

  /**
   * Id of the user that owns the files, who should be that of the tasks that work on them.
   *
   * @default 65532
   */
  readonly runAsUser?: number;

  /**
   * Id of the group that owns the files.
   *
   * @default 65532
   */
  readonly runAsGroup?: number;
}

/**
 * A Task that fetches a revision of a git repository: params `url` and `revision` (by default the repository's default
 * branch), workspace `source`, which is emptied before, results `commit` and `url`. It runs under the level `restricted`.
 *
 * Credentials come from Secrets of the run's ServiceAccount that have the annotation `tekton.dev/git-0`. With keys for SSH
 * the image's users must include `runAsUser`, since `ssh` works for no other.
 *
 * @see https://tekton.dev/docs/pipelines/auth/
 */
export class GitClone extends Task {
  public constructor(scope: Construct, id: string, props: GitCloneProps = {}) {
    const { image = IMAGE, depth = 1, submodules = true, runAsUser, runAsGroup, ...resource } = props;
    const url = new StringParam('url', { description: 'URL of the repository' });
    const revision = new StringParam('revision', {
      description: 'Branch, tag or id of a commit; without it, the default branch',
      defaultValue: '',
    });
    const source = new Workspace('source', { description: 'Gets the files' });
    const commit = new StringResult('commit', { description: 'Id of the commit' });
    const fetched = new StringResult('url', { description: 'URL of the repository' });
    super(scope, id, {
      ...resource,
      description: 'Fetches a revision of a git repository',
      params: [url, revision],
      workspaces: [source],
      results: [commit, fetched],
      steps: [
        new Step({
          name: 'clone',
          image,
          script: scriptFile('git-clone.sh'),
          env: scriptEnv({
            URL: url.value,
            REVISION: revision.value,
            DEPTH: String(depth),
            SUBMODULES: String(submodules),
            DIRECTORY: source.path,
            COMMIT_FILE: commit.path,
            URL_FILE: fetched.path,
          }),
          securityContext: restricted({ user: runAsUser ?? NOBODY.user, group: runAsGroup ?? NOBODY.group }),
        }),
      ],
    });
  }
}

const IMAGE = 'docker.io/alpine/git:2.49.1@sha256:c0280cf9572316299b08544065d3bf35db65043d5e3963982ec50647d2746e26';
