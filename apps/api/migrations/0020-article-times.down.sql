alter table articles
  alter column published_at type timestamptz,
  alter column updated_at type timestamptz;
