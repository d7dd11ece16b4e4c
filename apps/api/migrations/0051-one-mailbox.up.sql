-- Mailboxes that have many spellings (dots and tags): a keyed hash of the one spelling that stands for
-- them all, in the row of whoever came first from it. It is unique, so two processes cannot both be first.
alter table signatures add column loose_id uuid;
create unique index signatures_one_mailbox on signatures (loose_id, petition_id)
  where loose_id is not null;
