-- From when it may be approved, by whoever may: a day after its proposer was given a role at the desk. By it
-- the decisions of newcomers are told from those of others, too.
alter table decisions add column approvable_from timestamptz;
update decisions set approvable_from = created_at;
alter table decisions alter column approvable_from set not null;
