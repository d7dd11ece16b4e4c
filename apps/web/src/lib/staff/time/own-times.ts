import { page } from '$app/state';
import { timesIn, type Times } from './times-in.ts';

/** Dates and times for whoever is at the desk. While a page is drawn. */
export const ownTimes = (): Times => timesIn(page.data.viewer.timeZone);
