-- Who was asked to join, and as what. Whose address it is stands in contacts, sealed, as for every
-- mail: an invitation whose contact was erased is over. The link is computed, not stored.
create table staff_invitations (
  id uuid primary key,
  contact_id uuid not null,
  role text not null check (role in ('VIEWER', 'MODERATOR', 'EDITOR', 'CAMPAIGNER', 'ADMIN')),
  locale text not null,
  invited_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- Accepted, withdrawn, or in place of it came another.
  ended_at timestamptz
);
create unique index staff_invitations_one_waiting on staff_invitations (contact_id)
  where ended_at is null;
create index staff_invitations_contact on staff_invitations (contact_id, created_at);
