drop table petition_steps;
