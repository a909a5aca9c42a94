import type { IAddressable } from '../../kubernetes/addressable';
import { render } from '../../kubernetes/render';
import type { ResourceProps } from '../../kubernetes/resource';
import { renderDestination } from '../sink';

/** What every source of events takes. */
export interface SourceProps extends ResourceProps {
  /** Who gets the events. */
  readonly sink: IAddressable;

  /**
   * Attributes that are set on every event, by name; names are of letters and digits.
   *
   * @default - the events go as the source makes them
   */
  readonly extensions?: { readonly [name: string]: string };
}

/** @internal */
export function renderSource({ sink, extensions }: SourceProps) {
  return {
    sink: render(sink, renderDestination),
    ceOverrides: extensions && { extensions },
  };
}

/**
 * The props behind the fields that every source has.
 *
 * @internal
 */
export const SOURCE_TERMS: { readonly [field: string]: string } = {
  spec: '',
  'spec.sink': 'sink',
  'spec.ceOverrides.extensions': 'extensions',
};
