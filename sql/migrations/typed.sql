-- A telephone of another country is "+" and up to fifteen digits (E.164).
ALTER TABLE applicant MODIFY phone VARCHAR(16) CHARACTER SET ascii NOT NULL;
ALTER TABLE desk_notice MODIFY phone VARCHAR(16) CHARACTER SET ascii NOT NULL;
