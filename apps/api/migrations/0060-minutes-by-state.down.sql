delete from petition_minutes where signed = 0 and confirmed = 0;
alter table petition_minutes
  drop column pending_change, drop column held_change, drop column confirmed_change,
  drop column withdrawn_change, drop column invalidated_change, drop column offline_change;
