/** What of a petition's page can be taken along, and as what. */
export const FIGURE_NAMES = ['over-time', 'countries', 'map', 'sources', 'funnel'] as const;
export const FILE_KINDS = ['csv', 'svg', 'png'] as const;
export type FigureName = (typeof FIGURE_NAMES)[number];
export type FileKind = (typeof FILE_KINDS)[number];
