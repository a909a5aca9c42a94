import { ApiObject, type App } from 'cdk8s';
import type { IConstruct, IValidation } from 'constructs';
import { admit, type Settings, type Verdict } from './admission';
import type { Faults } from './faults';
import { type Finding, formatFinding, refusal } from './finding';
import { graphRules } from './graph';
import type { Reference, RenderedObject } from './graph/rule';
import { isIgnored } from './ignores';
import { withoutPatched } from './json-patches';
import { clusterDomainOf, platformOf, settingsOf } from './platform-facts';
import type { Manifest } from './rule';
import { hideUnknown } from './unknown';

const VALIDATOR = Symbol.for('cdk8s-knative.AppValidator');

/** What is told of a finding that rests on a secret, beside its field and its rule. */
const SECRET = {
  value: '[secret]',
  allowed: 'what the rule accepts; more would show a part of the secret',
  change: 'change the secret, or what it must fit',
};

/** The one validator of an app; the first construct of this package puts it on the root. */
export function validatorOf(construct: IConstruct): AppValidator {
  const root = construct.node.root as IConstruct & { [VALIDATOR]?: AppValidator };
  const existing = root[VALIDATOR];
  if (existing !== undefined) return existing;
  const validator = new AppValidator(root);
  Object.defineProperty(root, VALIDATOR, { value: validator });
  return validator;
}

/** Checks an app as a whole when it is synthesized, and each object of this package when it is constructed. */
export class AppValidator implements IValidation {
  private readonly references: Reference[] = [];
  /** The Lazies that programs have given to constructs. */
  private readonly lazies = new Map<IConstruct, LazyProp[]>();
  /** The flags that constructs need without their manifests showing it. */
  private readonly needs = new Map<IConstruct, Need[]>();
  /** What was said of objects when they were constructed. */
  private readonly judged = new Map<ApiObject, { readonly content: string; readonly verdict: Verdict }>();
  private readonly settings: Settings;
  /** What the running synth was told already. */
  private remembered?: string[];
  private synthesizing = false;
  /** Undoes what the running synth changed. */
  private readonly undo: (() => void)[] = [];

  public constructor(private readonly root: IConstruct) {
    this.settings = settingsOf(root);
    root.node.addValidation(this);
    this.validateOncePerSynth('synth');
    this.validateOncePerSynth('synthYaml');
  }

  public addReference(reference: Reference): void {
    this.references.push(reference);
  }

  public addLazy(construct: IConstruct, lazy: LazyProp): void {
    this.lazies.set(construct, [...(this.lazies.get(construct) ?? []), lazy]);
  }

  public addNeed(construct: IConstruct, need: Need): void {
    this.needs.set(construct, [...(this.needs.get(construct) ?? []), need]);
  }

  /** Throws one error with every fault of an object's own props. `grows` names fields that are filled later. */
  public admit(
    construct: IConstruct & HasTerms,
    object: ApiObject & Declaring,
    { faults, grows = [] }: { readonly faults?: Faults; readonly grows?: readonly string[] },
  ): void {
    if (isIgnored(construct, '*')) return;
    const lazies = this.lazies.get(construct) ?? [];
    const { manifest, content, unknown } = declare(construct, object, lazies);
    const verdict = this.judge(hideUnknown(this.root, manifest));
    if (content !== undefined) this.judged.set(object, { content, verdict });
    const misplaced = misplacedLazies(lazies, manifest, unknown);
    const findings = [...(faults?.findings ?? []), ...misplaced, ...verdict.findings]
      .filter(({ field }) => !grows.some((grown) => field.startsWith(grown)))
      .filter(({ restsOn }) => restsOn === undefined || platformOf(construct, restsOn.component) !== undefined)
      .filter(({ rule }) => !isIgnored(construct, rule));
    if (findings.length === 0) return;
    throw refusal(`${manifest.kind} '${construct.node.path}'`, findings, construct._terms);
  }

  /**
   * Throws if the cluster would refuse an object some of whose values have become known after synth. In `open` those that
   * are secret are still unknown: a finding that isn't the same without them may show a part of them.
   */
  public admitKnown(apiObject: ApiObject, manifest: Manifest, open: Manifest): void {
    const findings = withoutPatched(this.judge(manifest).findings, apiObject).filter(
      ({ rule }) => !isIgnored(apiObject, rule),
    );
    if (findings.length === 0) return;
    const shown = new Set(this.judge(hideUnknown(this.root, open)).findings.map((each) => formatFinding(each)));
    throw refusal(
      `${manifest.kind} '${apiObject.node.path}'`,
      findings.map((each) => (shown.has(formatFinding(each)) ? each : { ...each, ...SECRET })),
    );
  }

  /** Every fault of the tree, a line each. */
  public validate(): string[] {
    if (!this.synthesizing) return this.findFaults();
    this.remembered ??= this.findFaults();
    return this.remembered;
  }

  private findFaults(): string[] {
    if (isIgnored(this.root, '*')) return [];
    const lines: string[] = [];
    const report = (construct: IConstruct, finding: Finding) => {
      if (isIgnored(construct, finding.rule)) return;
      const owner = (ApiObject.isApiObject(construct) ? construct.node.scope : construct) as IConstruct &
        Partial<HasTerms>;
      lines.push(`${owner._terms ? owner.node.path : construct.node.path}: ${formatFinding(finding, owner._terms)}`);
    };
    const objects: RenderedObject[] = [];
    for (const apiObject of this.root.node.findAll()) {
      if (!ApiObject.isApiObject(apiObject)) continue;
      const rendered = this.renderOncePerSynth(apiObject);
      const manifest: Manifest = hideUnknown(this.root, rendered);
      const verdict = this.verdictOnSame(apiObject, rendered) ?? this.judge(manifest);
      for (const finding of withoutPatched(verdict.findings, apiObject)) report(apiObject, finding);
      for (const finding of this.findMisplacedLazies(apiObject)) report(apiObject, finding);
      const hidden = this.needs.get(apiObject.node.scope as IConstruct) ?? [];
      objects.push({ apiObject, manifest, needs: [...verdict.needs, ...hidden] });
    }
    for (const rule of graphRules) rule.check({ root: this.root, objects, references: this.references }, report);
    return lines;
  }

  private judge(manifest: Manifest): Verdict {
    return admit(manifest, this.settings, clusterDomainOf(this.root));
  }

  private findMisplacedLazies(apiObject: ApiObject): Finding[] {
    const owner = apiObject.node.scope as IConstruct & HasTerms;
    const lazies = this.lazies.get(owner);
    if (lazies === undefined) return [];
    const { manifest, unknown } = declare(owner, apiObject as ApiObject & Declaring, lazies);
    return misplacedLazies(lazies, manifest, unknown);
  }

  /** What was said of the object when it was constructed, if nothing that it rests on has changed since. */
  private verdictOnSame(apiObject: ApiObject, manifest: Manifest): Verdict | undefined {
    const judged = this.judged.get(apiObject);
    if (judged === undefined || judged.content !== JSON.stringify(manifest)) return undefined;
    const { answers, clusterDomain } = judged.verdict;
    if (clusterDomain !== undefined && clusterDomain !== clusterDomainOf(this.root)) return undefined;
    const isSame = answers.every(({ setting, answer }) => this.settings(setting) === answer);
    return isSame ? judged.verdict : undefined;
  }

  /**
   * cdk8s validates an app once for each chart and once more, and nothing can change in between: without this, an app of
   * a hundred charts would render each object a hundred times.
   */
  private validateOncePerSynth(method: 'synth' | 'synthYaml'): void {
    const app = this.root as App;
    const original = app[method] as (() => any) | undefined;
    if (original === undefined) return;
    app[method] = () => {
      this.synthesizing = true;
      try {
        return original.call(app);
      } finally {
        this.synthesizing = false;
        this.remembered = undefined;
        for (const undo of this.undo.splice(0)) undo();
      }
    };
  }

  /** Renders an object; cdk8s, which renders it after it has validated the app, gets the same manifest. */
  private renderOncePerSynth(apiObject: ApiObject): any {
    const manifest = apiObject.toJson();
    if (this.synthesizing) {
      const { toJson } = apiObject;
      apiObject.toJson = () => manifest;
      this.undo.push(() => {
        apiObject.toJson = toJson;
      });
    }
    return manifest;
  }
}

/** An object that shows what it is when it is constructed; as JSON too, if nothing in it is still to be resolved. */
interface Declaring {
  declare(): Declaration;
}

interface Declaration {
  readonly manifest: Manifest;
  readonly content?: string;
  /** What is still to be resolved. */
  readonly unknown: readonly unknown[];
}

/** A Lazy, and the prop that it was given as. */
interface LazyProp {
  readonly field: string;
  readonly lazy: unknown;
}

/** Shows what an object is. A Lazy where something must be known, or a value of another type, may make that impossible. */
function declare(construct: IConstruct & HasTerms, object: ApiObject & Declaring, lazies: LazyProp[]): Declaration {
  try {
    return object.declare();
  } catch (error) {
    const subject = `${object.kind} '${construct.node.path}'`;
    if (lazies.length > 0) throw refusal(subject, lazies.map(refuseLazy));
    if (!(error instanceof TypeError)) throw error;
    const allowed = 'values of the types that they are declared with';
    const change = 'let TypeScript check the program, with `// @ts-check` in JavaScript';
    throw refusal(subject, [{ rule: 'kubernetes/props', field: 'props', value: error.message, allowed, change }]);
  }
}

/** A Lazy stands for the whole value of a field: one that got lost on the way was a choice, a key or a part of a text. */
function misplacedLazies(lazies: LazyProp[], { metadata }: Manifest, unknown: readonly unknown[]): Finding[] {
  if (lazies.length === 0) return [];
  const names: unknown[] = [metadata.name, metadata.generateName, metadata.namespace];
  return lazies.filter(({ lazy }) => names.includes(lazy) || !unknown.includes(lazy)).map(refuseLazy);
}

function refuseLazy({ field }: LazyProp): Finding {
  const allowed = 'a value that is known, since it names or chooses something; a Lazy stands for the whole of a value';
  return { rule: 'kubernetes/lazy-value', field, value: 'a Lazy', allowed, change: 'give the value itself' };
}

type Need = Verdict['needs'][number];

interface HasTerms {
  readonly _terms: { readonly [field: string]: string };
}
