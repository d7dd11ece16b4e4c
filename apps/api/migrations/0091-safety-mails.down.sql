drop table safety_mail_entries;
drop table safety_mails;
