-- What staff decide about many signatures at once. It is carried out in chunks; where it stands is
-- written in the transaction of each chunk, so that a crash repeats nothing and leaves nothing out.
create table decisions (
  id uuid primary key default gen_random_uuid(),
  petition_id uuid not null references petitions,
  kind text not null check (kind in ('INVALIDATION', 'REFUSAL', 'RELEASE')),
  state text not null check (state in
    ('PROPOSED', 'RUNNING', 'DONE', 'CANCELLED', 'REINSTATING', 'REINSTATED')),
  -- Networks and domains by the first bytes of their tags; null when signatures were picked one by one.
  criteria jsonb,
  reason text not null,
  expected integer not null check (expected > 0),
  -- Account ids, as in the audit log.
  proposed_by text not null,
  approved_by text,
  -- Of whoever set going what is under way; the ledger says it.
  role text not null check (role in ('CAMPAIGNER', 'ADMIN')),
  created_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  reinstated_at timestamptz,
  affected integer not null default 0,
  reinstated integer not null default 0,
  -- The place in the list up to which it has been carried out.
  at_micros bigint,
  at_contact uuid,
  check (approved_by <> proposed_by)
);
create index decisions_of_petition on decisions (petition_id, created_at desc);
create index decisions_unfinished on decisions (created_at) where state in ('RUNNING', 'REINSTATING');

-- What each signature was before, to lead it back there. Gone with the signature.
create table decision_members (
  decision_id uuid not null references decisions,
  contact_id uuid not null,
  petition_id uuid not null,
  state_before text not null check (state_before in ('PENDING', 'HELD', 'CONFIRMED')),
  primary key (decision_id, contact_id),
  foreign key (contact_id, petition_id) references signatures on delete cascade
);
create index decision_members_signature on decision_members (contact_id, petition_id);
