import { ledgerCsv } from '#lib/ledger/ledger-csv.ts';
import { wholeLedger } from '#lib/ledger/whole-ledger.server.ts';
import { answerPrograms } from '#lib/server/for-programs.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  answerPrograms(event, async () => {
    const whole = await wholeLedger(event.params.slug, event);
    if (!whole) return null;
    const name = `${encodeURIComponent(whole.petition)}-ledger.csv`;
    return new Response(ledgerCsv(whole), {
      headers: {
        'content-type': 'text/csv; charset=utf-8; header=present',
        'content-disposition': `attachment; filename="${name}"`,
      },
    });
  });
