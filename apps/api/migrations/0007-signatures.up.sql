create table signatures (
  petition_id uuid not null references petitions (id),
  contact_id uuid not null,
  state text not null check (state in
    ('PENDING', 'HELD', 'CONFIRMED', 'WITHDRAWN', 'INVALIDATED', 'DISOWNED')),
  sealed_name bytea,
  sealed_postcode bytea,
  country text not null,
  display text not null,
  consent_to_updates boolean not null,
  -- Which wording of the consent was agreed to, at signed_at.
  consent_version integer not null,
  source text,
  -- Keyed tags of the sender's network (IPv4 /24, IPv6 /64) and of the address's domain.
  network_tag bytea,
  domain_tag bytea not null,
  text_version integer not null,
  -- Links mailed for an earlier epoch no longer act.
  epoch integer not null default 1,
  held_because text,
  signed_at timestamptz not null,
  confirmed_at timestamptz,
  -- The last sign act, so that a retry after a lost answer is known again.
  act_id uuid not null,
  -- The render whose button was pressed last, and when: both buttons of one render mean a machine.
  render_id bytea,
  decided_at timestamptz,
  primary key (petition_id, contact_id)
);
create index signatures_by_contact on signatures (contact_id);
create index signatures_disowned on signatures (decided_at) where state = 'DISOWNED';
