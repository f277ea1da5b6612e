-- The wording of the opening and the facts in their places, which tell follow-ups and templates apart; older rows do not say.
ALTER TABLE article_signatures ADD COLUMN IF NOT EXISTS opening UINTEGER[];
ALTER TABLE article_signatures ADD COLUMN IF NOT EXISTS slots UINTEGER[];
ALTER TABLE near_duplicates ADD COLUMN IF NOT EXISTS slot_agreement DOUBLE;
ALTER TABLE near_duplicates ADD COLUMN IF NOT EXISTS opening_agreement DOUBLE;
