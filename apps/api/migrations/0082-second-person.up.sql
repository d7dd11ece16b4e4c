-- From when a member may approve what a colleague proposed. Whoever is given a role at the desk waits for a
-- day, so that nobody appoints the second person for what they are about to propose; operators may.
alter table staff_members add column may_approve_from timestamptz not null default now();
