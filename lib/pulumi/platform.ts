import type { ComponentResourceOptions } from '@pulumi/pulumi';
import { KnativeEventing as Eventing, type KnativeEventingProps } from '../platform/eventing/knative-eventing';
import { type ServerlessPlatformProps, ServerlessPlatform as Whole } from '../platform/serverless-platform';
import { type KnativeServingProps, KnativeServing as Serving } from '../platform/serving/knative-serving';
import { TektonPipelines as Pipelines, type TektonPipelinesProps } from '../platform/tekton/pipelines/tekton-pipelines';
import { ConstructTree, type ConstructTreeArgs } from './construct-tree';

/** Args of a ServerlessPlatform. */
export interface ServerlessPlatformArgs extends ServerlessPlatformProps, ConstructTreeArgs {}

/** A whole platform whose components fit together. Applications that stand after it wait for it. */
export class ServerlessPlatform extends ConstructTree {
  public constructor(name: string, args: ServerlessPlatformArgs = {}, options?: ComponentResourceOptions) {
    super('ServerlessPlatform', name, (app) => new Whole(app, name, args), args, options);
  }
}

/** Args of a KnativeServing. */
export interface KnativeServingArgs extends KnativeServingProps, ConstructTreeArgs {}

/** Knative Serving by itself, with the ingress layer that its args name. */
export class KnativeServing extends ConstructTree {
  public constructor(name: string, args: KnativeServingArgs = {}, options?: ComponentResourceOptions) {
    super('KnativeServing', name, (app) => new Serving(app, name, args), args, options);
  }
}

/** Args of a KnativeEventing. */
export interface KnativeEventingArgs extends KnativeEventingProps, ConstructTreeArgs {}

/** Knative Eventing by itself. */
export class KnativeEventing extends ConstructTree {
  public constructor(name: string, args: KnativeEventingArgs = {}, options?: ComponentResourceOptions) {
    super('KnativeEventing', name, (app) => new Eventing(app, name, args), args, options);
  }
}

/** Args of a TektonPipelines. */
export interface TektonPipelinesArgs extends TektonPipelinesProps, ConstructTreeArgs {}

/** Tekton Pipelines by itself. */
export class TektonPipelines extends ConstructTree {
  public constructor(name: string, args: TektonPipelinesArgs = {}, options?: ComponentResourceOptions) {
    super('TektonPipelines', name, (app) => new Pipelines(app, name, args), args, options);
  }
}
