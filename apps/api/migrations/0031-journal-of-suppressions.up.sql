-- "Never write to me" has to outlive a restore as an erasure does. Of such an entry the petition is
-- null, and the tag is the contact's id, as in suppressions.
alter table erasures alter column petition_id drop not null;
insert into erasures (tag, erased_at) select uuid_send(contact_id), created_at from suppressions;
