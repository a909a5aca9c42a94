/**
 * Which events pass.
 *
 * @example
 * Filter.all(Filter.prefix({ type: 'order.' }), Filter.negate(Filter.exact({ source: '/test' })));
 *
 * @see https://knative.dev/docs/eventing/triggers/#filters
 */
export class Filter {
  /** Events whose attributes have exactly these values. Names are of lower-case letters and digits. */
  public static exact(attributes: { readonly [name: string]: string }): Filter {
    return new Filter({ exact: attributes });
  }

  /** Events whose attributes begin so. */
  public static prefix(attributes: { readonly [name: string]: string }): Filter {
    return new Filter({ prefix: attributes });
  }

  /** Events whose attributes end so. */
  public static suffix(attributes: { readonly [name: string]: string }): Filter {
    return new Filter({ suffix: attributes });
  }

  /** Events that pass each of the filters. */
  public static all(...filters: Filter[]): Filter {
    return new Filter({ all: filters.map((filter) => filter._toManifest()) }, filters);
  }

  /** Events that pass at least one of the filters. */
  public static any(...filters: Filter[]): Filter {
    return new Filter({ any: filters.map((filter) => filter._toManifest()) });
  }

  /** Events that don't pass the filter. */
  public static negate(filter: Filter): Filter {
    return new Filter({ not: filter._toManifest() });
  }

  /**
   * Events for which an expression in CloudEvents SQL is true, such as `type LIKE 'order.%' AND priority > 3`.
   *
   * @see https://github.com/cloudevents/spec/blob/main/cesql/spec.md
   */
  public static cesql(expression: string): Filter {
    return new Filter({ cesql: expression });
  }

  private constructor(
    private readonly dialect: object,
    private readonly conjuncts?: readonly Filter[],
  ) {}

  /** @internal */
  public _toManifest(): object {
    return this.dialect;
  }

  /**
   * The filters that must all pass: what a manifest lists.
   *
   * @internal
   */
  public _toList(): object[] {
    return (this.conjuncts ?? [this]).map((filter) => filter._toManifest());
  }
}
