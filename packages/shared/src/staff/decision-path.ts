/** Where a decision stands among those about its petition, without the language. */
export const pathOfDecision = ({ slug, id }: { slug: string; id: string }): string =>
  `/staff/petitions/${slug}/invalidations#${id}`;
