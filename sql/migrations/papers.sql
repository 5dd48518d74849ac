-- Lists of what a unit handed over on a day read the ledger by unit and time.
ALTER TABLE event ADD INDEX IF NOT EXISTS event_of_unit (unit_id, at);
