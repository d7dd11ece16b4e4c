type Decision = { slug: string; id: string };

/**
 * Where a decision stands among those about its petition, without the language. In the query as well: what
 * stands behind a # is lost to whoever logs in on the way.
 */
export const pathOfDecision = ({ slug, id }: Decision): string =>
  `/staff/petitions/${slug}/invalidations?decision=${id}#${id}`;

/** The same, at the step of the second person. */
export const pathOfApproval = ({ slug, id }: Decision): string =>
  `/staff/petitions/${slug}/invalidations?approve=${id}#${id}`;
