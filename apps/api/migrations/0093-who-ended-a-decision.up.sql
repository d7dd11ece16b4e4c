-- Who cancelled a decision, and who had it undone, by account ids. Of what was before, the audit log knows.
alter table decisions add column cancelled_by text, add column undone_by text;
update decisions d set cancelled_by = a.who
from (
  select distinct on (subject) subject, substr(actor, 9) as who from audit_entries
  where action in ('cancel-invalidation', 'cancel-refusal', 'cancel-release')
    and actor like 'account %'
  order by subject, id desc
) a where a.subject = 'decision ' || d.id;
update decisions d set undone_by = a.who
from (
  select distinct on (subject) subject, substr(actor, 9) as who from audit_entries
  where action in ('reinstate-invalidation', 'reinstate-refusal', 'reinstate-release')
    and actor like 'account %'
  order by subject, id desc
) a where a.subject = 'decision ' || d.id;
