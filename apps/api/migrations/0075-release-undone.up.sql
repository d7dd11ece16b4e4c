-- A release can be taken back: what it let through waits for staff again, for the reason it had.
alter table decision_members add column held_because text;

-- Of releases before today nobody was listed, so nobody can be led back.
alter table decisions add column is_reversible boolean not null default true;
update decisions set is_reversible = false where kind = 'RELEASE';

-- What counted and is held again by staff leaves the count, and says why. Of the ledger's lines of this
-- kind a part may be without a reason: what a machine's press had set aside.
alter table ledger_reasons drop constraint ledger_reasons_kind_check,
  add constraint ledger_reasons_kind_check
    check (kind in ('invalidated', 'reinstated', 'released', 'offline', 'held'));
