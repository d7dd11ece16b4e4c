-- What was read by two indexes on signatures stands in two short lists. An index on what a confirmation
-- changes keeps it from being a heap-only update, so each wrote to every index, at a random place.

-- At once what is needed in the end: between two locks a batch that writes would come to wait for us.
lock table signatures in access exclusive mode;

-- Who confirmed last and chose to be shown. The worker keeps the newest thousand of each petition.
create table newest_supporters (
  contact_id uuid not null,
  petition_id uuid not null,
  confirmed_at timestamptz not null,
  primary key (contact_id, petition_id),
  foreign key (contact_id, petition_id) references signatures on delete cascade
);
create index newest_supporters_shown on newest_supporters (petition_id, confirmed_at desc);
insert into newest_supporters (contact_id, petition_id, confirmed_at)
  select newest.* from petitions p cross join lateral (
    select contact_id, petition_id, confirmed_at from signatures s
    where s.petition_id = p.id and s.state = 'CONFIRMED' and s.display <> 'HIDDEN'
    order by confirmed_at desc limit 1000) as newest;

-- Disowned a moment ago, to be deleted within minutes.
create table disowned_signatures (
  contact_id uuid not null,
  petition_id uuid not null,
  disowned_at timestamptz not null default now(),
  primary key (contact_id, petition_id),
  foreign key (contact_id, petition_id) references signatures on delete cascade
);
insert into disowned_signatures (contact_id, petition_id)
  select contact_id, petition_id from signatures where state = 'DISOWNED';

drop index signatures_shown;
drop index signatures_disowned;

-- Room on each page for what its rows become when they are confirmed: of pages written from now on.
alter table signatures set (fillfactor = 60);
alter table contacts set (fillfactor = 60);
