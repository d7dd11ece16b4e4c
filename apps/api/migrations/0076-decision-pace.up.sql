-- Since when a decision has been under way, and when it last went on: by these staff see how fast it
-- goes, and that nobody carries it out when it stands still.
alter table decisions add column began_at timestamptz, add column moved_at timestamptz;
