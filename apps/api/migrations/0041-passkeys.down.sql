drop table auth."passkey";
