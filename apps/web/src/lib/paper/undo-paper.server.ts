import type { RequestEvent } from '@sveltejs/kit';
import { UndoOfflineBatchDocument } from '@undersigned/shared/generated/staff/graphql.ts';
import { act } from '#lib/staff/act.server.ts';
import { sayDone } from '#lib/staff/done/done.server.ts';
import { staffRequest } from '#lib/staff/staff-api.server.ts';

type Event = RequestEvent<{ slug: string }>;

export const paperPath = ({ params }: Event): string =>
  `/staff/petitions/${encodeURIComponent(params.slug)}/paper`;

/** Takes an entry back by one of its own; pressed twice, it is taken back once. */
export const undoPaper = (event: Event) =>
  act({ event, names: ['batch'] }, async ({ batch }) => {
    await staffRequest(UndoOfflineBatchDocument, { batch }, event);
    sayDone(event, paperPath(event), { what: 'undone', batch });
  });
