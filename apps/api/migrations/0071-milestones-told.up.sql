-- Up to which number of signatures staff were told of a petition's milestones: a count that goes down
-- and up again passes none anew. What was passed before there were alerts is told by nobody.
create table milestones_told (
  petition_id uuid primary key,
  total bigint not null
);
insert into milestones_told (petition_id, total)
select petition_id, confirmed + offline from petition_tallies;
