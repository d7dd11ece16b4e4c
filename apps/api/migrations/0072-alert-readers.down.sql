drop table alert_contacts;
drop table alert_notices;
drop table alert_readers;
