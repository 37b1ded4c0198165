ALTER TABLE lab ADD ended_on date;
