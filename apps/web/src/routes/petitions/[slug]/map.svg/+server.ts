import { error } from '@sveltejs/kit';
import { m } from '@undersigned/shared/generated/messages/messages.js';
import { PetitionCountriesDocument } from '@undersigned/shared/generated/public/graphql.ts';
import { countryName } from '#lib/server/countries.ts';
import { request } from '#lib/server/api.ts';
import { worldMap } from '#lib/server/world-map.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { petition } = await request(PetitionCountriesDocument, event.params, { client: event });
  if (!petition) error(404, { message: 'NOT_FOUND', code: 'NOT_FOUND' });
  const counted = petition.tally.byCountry.flatMap(({ country, count }) =>
    country ? [{ country, name: countryName(country), count }] : [],
  );
  return new Response(worldMap(m.countries_heading(), counted), {
    headers: {
      'content-type': 'image/svg+xml',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    },
  });
};
