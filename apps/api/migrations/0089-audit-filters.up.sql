-- The record is looked through by who did something, what was done, what it was about, and when. Each index
-- ends as the list is sorted, so that a page is read along it, at any depth. There are no nulls; "nulls last"
-- keeps whoever asks for a person or an act from being read along the times of everybody: see 065.
create index audit_entries_at on audit_entries (at, id);
create index audit_entries_actor
  on audit_entries (actor, at desc nulls last, id desc nulls last);
create index audit_entries_action
  on audit_entries (action, at desc nulls last, id desc nulls last);
create index audit_entries_subject
  on audit_entries (subject, at desc nulls last, id desc nulls last);
