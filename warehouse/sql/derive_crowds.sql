-- All meeting keys and months with so many claims that their pairs are not kept. Parameter: $most.
INSERT INTO crowded_claims
SELECT meeting_key, month, count(*) FROM (
    SELECT meeting_key, unnest(range(
        year(occurred_from) * 12 + month(occurred_from),
        year(coalesce(occurred_to, occurred_from)) * 12 + month(coalesce(occurred_to, occurred_from)) + 1
    ))::INTEGER AS month
    FROM casualty_claims WHERE meeting_key IS NOT NULL
)
GROUP BY meeting_key, month HAVING count(*) > $most
ORDER BY meeting_key, month;
