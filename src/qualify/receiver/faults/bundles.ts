import type { Bundle } from 'fhir/r3';
import { operationOutcome } from '../../../http/refusal';
import { searchsetOf, sendResource, sendResponse } from '../sender/answer';
import type { Fault } from '../sender/sending-side';
import { linkTo, PAGE_PARAMETER } from './page-links';

/** Answers with the searchset changed; what has none, or where nothing is to be changed, is answered as it should be. */
const changed =
  (change: (bundle: Bundle, other: string | undefined) => Bundle | undefined): Fault =>
  async (asked, response, { facade, address }) => {
    const found = (await searchsetOf(asked, facade)) as Bundle | undefined;
    const bundle = found && change(found, address.other);
    if (bundle === undefined) return sendResponse(response, await facade(asked.request));
    return sendResource(response, asked, 200, bundle);
  };

/** A page that leads to another server for the next. */
export const nextElsewhere: Fault = changed((bundle, other) =>
  other === undefined
    ? undefined
    : { ...bundle, link: [linkTo('next', `${other}/AllergyIntolerance?${PAGE_PARAMETER}=1`)] },
);

/** Says in each answer that it is not whole. */
export const partial: Fault = changed((bundle) => ({
  ...bundle,
  entry: [
    ...(bundle.entry ?? []),
    {
      search: { mode: 'outcome' },
      resource: operationOutcome([
        {
          severity: 'warning',
          code: 'incomplete',
          diagnostics: 'A source could not be asked: this is not all there is.',
        },
      ]),
    },
  ],
}));
