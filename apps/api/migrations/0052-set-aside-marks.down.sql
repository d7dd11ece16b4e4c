drop table set_aside_marks;
