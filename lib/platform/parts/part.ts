import type { ApiObject } from 'cdk8s';
import { CLUSTER_SCOPED } from '../../admission/cluster-scoped';
import type { Component } from '../component';
import { overridden } from '../component-overrides';
import type { Releases } from '../releases';
import { Stage, type StagedManifest, type Stages } from '../stages';

/** Labels or annotations. */
export type Labels = { readonly [key: string]: string };

/** Objects of a component that share labels, such as those of its webhook. Everything is declared through one. */
export class Part {
  public constructor(
    public readonly component: Component,
    private readonly stages: Stages,
    private readonly releases: Releases,
    public readonly labels: Labels,
    public readonly namespace = component.namespace,
  ) {}

  /** A part of this one, with further labels. */
  public labelled(labels: Labels): Part {
    return new Part(this.component, this.stages, this.releases, { ...this.labels, ...labels }, this.namespace);
  }

  /** Objects that carry none of this part's labels but these. */
  public labelledOnly(labels: Labels): Part {
    return new Part(this.component, this.stages, this.releases, labels, this.namespace);
  }

  /** The part of this one that is in another namespace than the component. */
  public inNamespace(namespace: string): Part {
    return new Part(this.component, this.stages, this.releases, this.labels, namespace);
  }

  /** A part of this one named by `app.kubernetes.io/component`. */
  public called(component: string): Part {
    return this.labelled({ 'app.kubernetes.io/component': component });
  }

  /** Where the platform has an image from, by its path in the table of releases. */
  public image(path: string): string {
    return this.component._locate(this.releases.image(this.component.version, path));
  }

  /** Declares an object: adds its override, the labels, the namespace if the kind has one, and finds its stage. */
  public add(declared: StagedManifest, stage = stageOf(declared)): ApiObject {
    const manifest = overridden(this.component, declared);
    const { metadata } = manifest;
    return this.stages.add(this.component, stage, {
      ...manifest,
      metadata: {
        ...metadata,
        namespace: CLUSTER_SCOPED.has(manifest.kind) ? undefined : (metadata.namespace ?? this.namespace),
        labels: this.component._labels({ ...this.labels, ...metadata.labels }),
        annotations: this.component._settings.gitOps
          ? { ...metadata.annotations, ...this.component._settings.gitOps._annotations(stage, manifest) }
          : metadata.annotations,
      },
    });
  }

  /** Declares an object of which several components ship a copy: the first of the platform that does so owns it. */
  public share(manifest: StagedManifest): ApiObject {
    const { kind, metadata } = manifest;
    return this.stages.find(kind, metadata.name, metadata.namespace) ?? this.add(manifest);
  }
}

/** Kinds that every cluster has; all others are defined by an earlier stage or by what must be installed already. */
const BUILT_IN =
  /^(v1|(apps|batch|autoscaling|policy|((rbac\.authorization|admissionregistration|apiextensions|networking)\.k8s\.io))\/.+)$/;

function stageOf({ apiVersion, kind }: StagedManifest): Stage {
  if (kind === 'CustomResourceDefinition' || kind === 'Namespace') return Stage.CRDS;
  if (kind === 'Job') return Stage.POST_INSTALL;
  return BUILT_IN.test(apiVersion) ? Stage.CORE : Stage.ADMITTED;
}
