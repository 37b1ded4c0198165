ALTER TABLE rights_to_sell DROP CONSTRAINT pk_rights_to_sell;

ALTER TABLE rights_to_sell ADD CONSTRAINT pk_rights_to_sell PRIMARY KEY (person_id, enrolment_id);
