import { m } from '@undersigned/shared/generated/messages/messages.js';
import type { FunnelStep } from './funnel-rows.ts';

const WORDS: Record<FunnelStep, () => string> = {
  seen: m.staff_funnel_seen,
  begun: m.staff_funnel_begun,
  signed: m.staff_funnel_sent,
  mailed: m.staff_funnel_mailed,
  confirmed: m.staff_funnel_confirmed,
  shared: m.staff_funnel_shared,
  donationsFollowed: m.staff_funnel_clicks,
};

export const stepWord = (step: FunnelStep): string => WORDS[step]();
