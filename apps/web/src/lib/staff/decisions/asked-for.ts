type Address = { searchParams: Pick<URLSearchParams, 'get'> };

/** The decision that an address leads to, by its id. */
export const askedFor = ({ searchParams }: Address): string | null =>
  searchParams.get('approve') ?? searchParams.get('decision');
