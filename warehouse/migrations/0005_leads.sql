-- The facts in the lead of an article, which tell follow-ups apart, and what differs in a pair; older rows do not say.
ALTER TABLE article_signatures ADD COLUMN IF NOT EXISTS lead UINTEGER[];
ALTER TABLE near_duplicates ADD COLUMN IF NOT EXISTS lead_agreement DOUBLE;
ALTER TABLE near_duplicates ADD COLUMN IF NOT EXISTS differs VARCHAR;
