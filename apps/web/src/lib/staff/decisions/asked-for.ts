/** The decision that an address leads to, by its id. */
export const askedFor = ({ searchParams }: URL): string | null =>
  searchParams.get('approve') ?? searchParams.get('decision');
