-- Cursors hold whole milliseconds: a finer time would hide articles between two pages.
alter table articles
  alter column published_at type timestamptz(3),
  alter column updated_at type timestamptz(3);
