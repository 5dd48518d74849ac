-- Every table as it is now, new ones and new columns too, is recorded from here on
-- (sql/migrations/row_records.sql).
CALL govern();
