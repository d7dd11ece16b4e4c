-- Refused once a release was taken back: the reason for it would have no place.
alter table ledger_reasons drop constraint ledger_reasons_kind_check,
  add constraint ledger_reasons_kind_check
    check (kind in ('invalidated', 'reinstated', 'released', 'offline'));
alter table decisions drop column is_reversible;
alter table decision_members drop column held_because;
