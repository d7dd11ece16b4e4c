import { anyAddress, type World } from './world.ts';

export const READER =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

/** Opens an address as a reader's browser does, but stays where it is sent on. */
export function follow(
  world: World,
  path: string,
  { address = anyAddress(), ...headers }: Record<string, string> = {},
  method = 'GET',
): Promise<Response> {
  return fetch(`${world.url}${path}`, {
    method,
    redirect: 'manual',
    headers: { 'user-agent': READER, 'x-forwarded-for': address, ...headers },
  });
}

export type Clicked = { source: string; visitors: number; clicks: number };

/** Everything that was counted, once it is written. */
export async function clicks(world: World): Promise<Clicked[]> {
  await world.api.giving.clicks.drain();
  const { rows } = await world.owner.query(`
    select source, sum(visitors)::int as visitors, sum(clicks)::int as clicks
    from donation_clicks group by source order by source`);
  return rows;
}
