import { error, fail } from '@sveltejs/kit';
import { HTTP_STATUS } from '@undersigned/shared/errors.ts';
import { PetitionPageDocument } from '@undersigned/shared/generated/public/graphql.ts';
import { countryName, countryNames } from '#lib/server/countries.ts';
import { publicRead } from '#lib/server/public-read.ts';
import { sourceOf } from '#lib/source.ts';
import type { Actions, PageServerLoad } from './$types';
import { sign } from './sign.server.ts';

export const load: PageServerLoad = async (event) => {
  const { petition } = await publicRead(PetitionPageDocument, event.params, event);
  if (!petition) error(404, { message: 'NOT_FOUND', code: 'NOT_FOUND' });
  return {
    petition,
    countries: countryNames(),
    byCountry: petition.tally.byCountry.map(({ country, count }) => ({
      name: country && countryName(country),
      count,
    })),
    supporters: petition.recentSupporters.map(({ country, ...supporter }) => ({
      ...supporter,
      country: country && countryName(country),
    })),
    source: sourceOf(event.url, 'petition'),
  };
};

export const actions: Actions = {
  sign: async (event) => {
    const outcome = await sign(event);
    if (outcome.kind === 'problems') return fail(400, outcome);
    if (outcome.kind !== 'refused') return outcome;
    event.locals.retryAfterSeconds = outcome.retryAfterSeconds;
    return fail(HTTP_STATUS[outcome.code], outcome);
  },
};
