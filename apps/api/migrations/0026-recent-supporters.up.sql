-- Who confirmed last and chose to be shown: read for every petition page, so it may not cost a scan.
create index signatures_shown on signatures (petition_id, confirmed_at desc)
  where state = 'CONFIRMED' and display <> 'HIDDEN';
