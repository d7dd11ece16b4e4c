import pg from 'pg';
import { inject } from 'vitest';

export type OwnPetition = {
  /** How many signatures it has, whatever became of them. */
  signatures: () => Promise<number>;
  discard: () => Promise<void>;
};

/** A petition of the besieged site that one file alone signs, so that others do not disturb its counts. */
export async function createOwnPetition(slug: string): Promise<OwnPetition> {
  const owner = new pg.Pool({ connectionString: inject('besieged').ownerUrl, max: 1 });
  await owner.query(
    `with c as (insert into campaigns (slug, name, summary) values ($1, $1, $1) returning id)
     insert into petitions (campaign_id, slug, title, demand, addressed_to)
     select id, $1, $1, 'A demand', 'Somebody' from c`,
    [slug],
  );
  const signed = 'signatures where petition_id in (select id from petitions where slug = $1)';
  return {
    async signatures() {
      const { rows } = await owner.query(`select count(*)::int as count from ${signed}`, [slug]);
      return rows[0].count;
    },
    async discard() {
      await owner.query(`delete from ${signed}`, [slug]);
      await owner.query('delete from petitions where slug = $1', [slug]);
      await owner.query('delete from campaigns where slug = $1', [slug]);
      await owner.end();
    },
  };
}
