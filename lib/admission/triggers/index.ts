import { objectName as interceptorName } from '../object-metadata';
import type { Rule } from '../rule';
import { bindingParams } from './binding-params';
import { bindingReference } from './binding-reference';
import { interceptorAddress } from './interceptor-address';
import { interceptorReference } from './interceptor-reference';
import { listenerEnv } from './listener-env';
import { listenerPod } from './listener-pod';
import { listenerResources } from './listener-resources';
import { listenerTriggers } from './listener-triggers';
import { listenerName, objectName } from './object-name';
import { payloadValidation } from './payload-validation';
import { templateParams } from './template-params';
import { templateReference } from './template-reference';
import { templateResources } from './template-resources';
import { triggerGroup } from './trigger-group';
import { triggerName } from './trigger-name';
import { triggerTarget } from './trigger-target';
import { webhookInterceptor } from './webhook-interceptor';

const template = [templateResources, templateParams];
const trigger = [bindingReference, templateReference, interceptorReference, webhookInterceptor, ...template].map(
  inBeta,
);
const listener = [listenerTriggers, triggerGroup, listenerResources, listenerPod].map(inBeta);
const binding = [objectName, bindingParams];

/** The rules of each kind of Tekton Triggers, by kind. */
export const rules: { readonly [kind: string]: readonly Rule[] } = {
  EventListener: [listenerName, payloadValidation, triggerTarget, triggerName, listenerEnv, ...listener, ...trigger],
  Trigger: [objectName, ...trigger],
  TriggerBinding: binding,
  ClusterTriggerBinding: binding,
  TriggerTemplate: [objectName, ...template],
  Interceptor: [interceptorName, interceptorAddress],
  ClusterInterceptor: [interceptorName, interceptorAddress],
};

/** The rule for v1beta1 alone: v1alpha1 has other interceptors and pods, and nothing here renders it. */
function inBeta({ id, check }: Rule): Rule {
  return {
    id,
    check: (object, report) => {
      if (object.apiVersion.endsWith('/v1beta1')) check(object, report);
    },
  };
}
