-- A signature that was erased keeps nothing of its person: not even their provider.
alter table signatures alter column domain_tag drop not null;

-- What was erased, so that a restored backup can be made to forget it again. The tag is a keyed digest
-- of petition and contact: it finds the signature and tells nobody whose it was.
create table erasures (
  id bigint primary key generated always as identity,
  petition_id uuid not null,
  tag bytea not null,
  erased_at timestamptz not null default now()
);
