drop index deliveries_due;
create index deliveries_due on deliveries (due_at) where sent_at is null and dropped_at is null;
