import type { Construct } from 'constructs';
import { refusal } from '../../admission/finding';
import { isIgnored } from '../../admission/ignores';
import type { ResourceProps } from '../../kubernetes/resource';
import { Role } from '../../kubernetes/role';
import { RoleBinding, Subject } from '../../kubernetes/role-binding';
import type { IServiceAccount } from '../../kubernetes/service-account';
import { type IService, Service } from '../../serving/service';
import { StringParam } from '../param';
import { Step } from '../step';
import { Task } from '../task';
import { NOBODY, restricted } from './pod-security';
import { scriptEnv } from './script-file';

/** Props of a ServiceDeploy. */
export interface ServiceDeployProps extends ResourceProps {
  /**
   * The Knative Service. It must exist when the task runs, since an account that may create one Service may create any; and
   * it must leave the names of its revisions to the cluster.
   */
  readonly service: IService;

  /**
   * Image with `kubectl`.
   *
   * @default registry.k8s.io/kubectl:v1.34.1, by digest
   */
  readonly image?: string;
}

/**
 * A Task that gives a Knative Service another image and waits until it is ready: param `image`, best with a digest. It
 * runs under the level `restricted`. Throws if the Service has a `revisionName`.
 *
 * @see https://knative.dev/docs/serving/services/
 */
export class ServiceDeploy extends Task {
  private readonly service: IService;

  public constructor(scope: Construct, id: string, props: ServiceDeployProps) {
    const { service, image: kubectl = IMAGE, ...resource } = props;
    const image = new StringParam('image', { description: 'Image that the Service gets' });
    const where = service.namespace === undefined ? [] : [`--namespace=${service.namespace}`];
    const patch = [{ op: 'replace', path: '/spec/template/spec/containers/0/image', value: image.value }];
    const kubectlStep = (name: string, args: string[]) =>
      new Step({
        name,
        image: kubectl,
        command: ['kubectl'],
        args: [...args, ...where],
        env: scriptEnv({}),
        securityContext: restricted(NOBODY),
      });
    super(scope, id, {
      ...resource,
      description: `Deploys an image to Service ${service.name}`,
      params: [image],
      steps: [
        kubectlStep('deploy', ['patch', RESOURCE, service.name, '--type=json', `--patch=${JSON.stringify(patch)}`]),
        kubectlStep('wait', ['wait', `${RESOURCE}/${service.name}`, '--for=condition=Ready', '--timeout=10m']),
      ],
    });
    const rule = 'tekton/service-deploy';
    if (service instanceof Service && service.revisionName !== undefined && !isIgnored(this, rule)) {
      throw refusal(`Task '${this.node.path}'`, [
        {
          rule,
          field: 'service.revisionName',
          value: service.revisionName,
          allowed: 'none, since the image would change and the name not',
          change: 'leave `revisionName` of the Service out',
        },
      ]);
    }
    this.service = service;
    this._takes({ service });
  }

  /** Lets an account run the task: change this one Service and watch it. */
  public allow(account: IServiceAccount): void {
    const { name: service, namespace } = this.service;
    const name = `${this.name}-${account.name}`;
    const role = new Role(this, `role-${account.name}`, {
      name,
      namespace,
      rules: [
        {
          apiGroups: ['serving.knative.dev'],
          resources: ['services'],
          resourceNames: [service],
          verbs: ['get', 'list', 'watch', 'patch'],
        },
      ],
    });
    const subject = { name: account.name, namespace: account.namespace ?? this.namespace };
    new RoleBinding(this, `binding-${account.name}`, {
      name,
      namespace,
      role,
      subjects: [Subject.fromServiceAccount(subject)],
    });
  }
}

const RESOURCE = 'services.serving.knative.dev';
const IMAGE = 'registry.k8s.io/kubectl:v1.34.1@sha256:59bafa07ff3a6d4b417e7633ddb9d79a9606ca98bf64bac080b3e65748669250';
