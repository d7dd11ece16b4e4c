-- Mailboxes that have many spellings (dots and tags): a keyed hash of the one spelling that stands for
-- them all. Not indexed here: it is only ever read with its row.
alter table signatures add column loose_id uuid;

-- Whose signature counts for such a mailbox: of whoever confirmed first. The key is what keeps two
-- processes from counting two.
create table mailboxes (
  loose_id uuid not null,
  petition_id uuid not null,
  contact_id uuid not null,
  primary key (loose_id, petition_id)
);
