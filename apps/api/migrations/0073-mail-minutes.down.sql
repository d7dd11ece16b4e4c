drop table mail_minutes;
