drop table milestones_told;
