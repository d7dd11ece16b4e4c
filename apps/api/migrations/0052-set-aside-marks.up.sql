-- That a signature was erased while staff had set it aside: by a keyed digest of petition and contact,
-- which finds it when the same address signs again, and tells nobody whose it was.
create table set_aside_marks (
  petition_id uuid not null,
  tag bytea not null,
  primary key (tag, petition_id)
);
