import { allNamespaces } from './all-namespaces';
import { danglingReference } from './dangling-reference';
import { duplicateObject } from './duplicate-object';
import { featureFlag } from './feature-flag';
import { installedClass } from './installed-class';
import { installedKind } from './installed-kind';
import { kafkaScale } from './kafka-scale';
import { missingNamespace } from './missing-namespace';
import { notAddressable } from './not-addressable';
import { otherNamespace } from './other-namespace';
import { outputFile } from './output-file';
import { podSecurity } from './pod-security';
import type { GraphRule } from './rule';
import { tagHostLabel } from './tag-host-label';
import { taskUse } from './task-use';
import { triggerParams } from './trigger-params';

/** The rules between objects, in the order in which their findings are listed. */
export const graphRules: readonly GraphRule[] = [
  duplicateObject,
  outputFile,
  danglingReference,
  missingNamespace,
  otherNamespace,
  notAddressable,
  featureFlag,
  installedClass,
  installedKind,
  tagHostLabel,
  kafkaScale,
  taskUse,
  triggerParams,
  allNamespaces,
  podSecurity,
];
