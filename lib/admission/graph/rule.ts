import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Verdict } from '../admission';
import type { Finding } from '../finding';
import type { Manifest } from '../rule';

/** An object and the construct that renders it. */
export interface RenderedObject {
  readonly apiObject: ApiObject;
  readonly manifest: Manifest;
  /** The feature flags without which the cluster refuses the object. */
  readonly needs: Verdict['needs'];
}

/** One construct needs another, in a field. */
export interface Reference {
  readonly from: IConstruct;
  readonly field: string;
  readonly to: IConstruct;
}

/** An app as a whole. */
export interface Graph {
  readonly root: IConstruct;
  readonly objects: readonly RenderedObject[];
  readonly references: readonly Reference[];
}

/** A rule between objects: ours, not the cluster's, so each can be turned off. */
export interface GraphRule {
  check(graph: Graph, report: (construct: IConstruct, finding: Finding) => void): void;
}
