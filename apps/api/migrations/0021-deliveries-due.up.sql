-- Said in other words than in deliveries_one_waiting, so that each query fits one index only. The
-- statistics of a quiet day promise that nothing is waiting, and in a rush the claim would then look
-- for an address's other mails by reading all that wait.
drop index deliveries_due;
create index deliveries_due on deliveries (due_at) where coalesce(sent_at, dropped_at) is null;
