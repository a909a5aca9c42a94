import { objectName as claimName } from '../object-metadata';
import type { Rule } from '../rule';
import {
  aggregation,
  autoscalerClass,
  autoscalingMetric,
  initialScale,
  scaleBounds,
  scaleDurations,
  scaleNumbers,
} from './autoscaling';
import { containerImage, containers, initContainerFields, terminationMessage } from './containers';
import { mappedDomain, mappedReference } from './domain-mapping';
import { progressDeadline, rolloutDuration } from './durations';
import { environment, environmentFrom } from './environment';
import { misplacedAutoscaling, objectName, ownerLabel } from './object-metadata';
import { podFields } from './pod-fields';
import { containerPort } from './ports';
import { probes } from './probes';
import { concurrencyLimit, requestTimeout } from './request-limits';
import { containerSecurityContext, podSecurityContext } from './security-context';
import { networkingAnnotations, queueProxyResources, revisionName } from './template-metadata';
import { trafficSum, trafficTag, trafficTarget } from './traffic';
import { volumeMounts } from './volume-mounts';
import { volumeSources, volumes } from './volumes';

const scale = [
  autoscalerClass,
  autoscalingMetric,
  aggregation,
  scaleBounds,
  initialScale,
  scaleNumbers,
  scaleDurations,
];
const pods = [
  requestTimeout,
  concurrencyLimit,
  podFields,
  podSecurityContext,
  containers,
  containerImage,
  containerPort,
  environment,
  environmentFrom,
  containerSecurityContext,
  terminationMessage,
  initContainerFields,
  probes,
  volumes,
  volumeSources,
  volumeMounts,
];
const template = [revisionName, ...scale, networkingAnnotations, queueProxyResources, progressDeadline, ...pods];
const traffic = [rolloutDuration, trafficSum, trafficTag, trafficTarget];

/** The rules of each kind of Serving, by kind. */
export const rules: { readonly [kind: string]: readonly Rule[] } = {
  Service: [objectName, misplacedAutoscaling, ...template, ...traffic],
  Configuration: [objectName, misplacedAutoscaling, ownerLabel, ...template],
  Revision: [objectName, ownerLabel, ...scale, ...pods],
  Route: [objectName, misplacedAutoscaling, ownerLabel, ...traffic],
  ClusterDomainClaim: [claimName],
  DomainMapping: [mappedDomain, mappedReference],
};
