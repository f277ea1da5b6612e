"""The columns of every frame that travels between steps, declared once.

``RAW`` is what reading yields; the others are the staged tables, named like the warehouse tables they are loaded
into (a test holds them against the DDL). Offsets are half-open and count code points of the named field.
"""

import polars as pl

#: One row a delivered record, before anything is interpreted. All text is decoded; `reason` is set if it failed.
RAW = pl.Schema(
    {
        "record_id": pl.String,
        "file_id": pl.String,
        "ordinal": pl.Int64,  # position in the file, from 0
        "external_id": pl.String,  # the record's own id; for one-record files the file name
        "member": pl.String,  # path inside an archive, else NULL
        "media_type": pl.String,  # of the record: text/plain, text/html, application/json, ...
        "encoding": pl.String,  # how the bytes were decoded, and whether mojibake was repaired
        "url": pl.String,
        "title": pl.String,
        "text": pl.String,
        "html": pl.String,  # the whole page or an HTML fragment; text is NULL then
        "published": pl.String,  # as delivered (ISO, RFC 2822, epoch ...)
        "language": pl.String,  # as delivered
        "outlet": pl.String,
        "author": pl.String,
        "extra": pl.String,  # JSON of the unknown fields
        "reason": pl.String,  # why it failed: "<code>: <detail>", NULL if it was read
    }
)

RECORDS = pl.Schema(
    {
        "record_id": pl.String,
        "file_id": pl.String,
        "ordinal": pl.Int64,
        "external_id": pl.String,
        "url": pl.String,
        "member": pl.String,
        "media_type": pl.String,
        "encoding": pl.String,
        "article_id": pl.String,  # what it became, NULL if it failed; several records may name one article
        "reason": pl.String,
        "extra": pl.String,
    }
)

ARTICLES = pl.Schema(
    {
        "article_id": pl.String,
        "record_id": pl.String,  # the record it was made from
        "headline": pl.String,
        "body": pl.String,
        "language": pl.String,
        "is_extracted": pl.Boolean,  # dates and figures were looked for (its language is known), and no rule raised
        "extraction_error": pl.String,  # "<step>: <error>" of each step that raised on it, else NULL
        "outlet": pl.String,
        "agency": pl.String,
        "author": pl.String,
        "url": pl.String,
        "license": pl.String,
        "dateline": pl.String,  # the dateline as written
        "dateline_place": pl.String,
        "country": pl.String,  # where it happens, ISO 3166-1 alpha-3; NULL if its words do not decide
        "published_on": pl.Date,
        "published_from": pl.Date,
        "published_to": pl.Date,
        "published_precision": pl.String,
        "published_method": pl.String,
        "published_evidence": pl.String,
        "published_conflict": pl.String,  # NULL, or which evidence contradicts which
        "n_words": pl.Int64,
        "content_hash": pl.String,  # of the normalised body: equal = exact duplicate
        "extractor_version": pl.String,
    }
)

TEMPORAL_EXPRESSIONS = pl.Schema(
    {
        "expression_id": pl.String,
        "article_id": pl.String,
        "source_field": pl.String,
        "char_start": pl.Int64,
        "char_end": pl.Int64,
        "text": pl.String,
        "timex_type": pl.String,
        "timex_value": pl.String,
        "starts_on": pl.Date,
        "ends_on": pl.Date,
        "precision": pl.String,  # time day week month season quarter year decade century period vague
        "anchor": pl.String,
        "is_resolved": pl.Boolean,
        "direction": pl.String,  # past future present, as tense and wording say; NULL unknown
        "rule": pl.String,  # the pattern that fired
    }
)

CASUALTY_FIGURES = pl.Schema(
    {
        "figure_id": pl.String,
        "article_id": pl.String,
        "source_field": pl.String,
        "char_start": pl.Int64,
        "char_end": pl.Int64,
        "reported_text": pl.String,
        "excerpt": pl.String,
        "category": pl.String,
        "unit": pl.String,
        "victim": pl.String,
        "quantifier": pl.String,
        "reported": pl.Float64,
        "value_low": pl.Int64,
        "value_best": pl.Int64,
        "value_high": pl.Int64,
        "share_low": pl.Float64,
        "share_high": pl.Float64,
        "base_value": pl.Int64,
        "evidence": pl.String,  # number range vague named single plural zero
        "attributed_to": pl.String,
        "certainty": pl.String,
        "scope": pl.String,
        "occurred_from": pl.Date,
        "occurred_to": pl.Date,
        "occurred_precision": pl.String,
        "occurred_expression_id": pl.String,  # the temporal expression that says when
        "place": pl.String,
        "country": pl.String,  # ISO 3166-1 alpha-3
        "country_by": pl.String,  # as places.decided_by; NULL if there is no country
        "cause": pl.String,  # conflict crime disaster accident disease natural
        "cause_text": pl.String,
        "toll_role": pl.String,  # counted restated part background superseded denied
        "toll_reason": pl.String,  # one sentence: why it has that role
        "toll_of": pl.String,  # figure_id of the figure it restates or is part of
        "pattern": pl.String,  # the rule that fired
        "extractor_version": pl.String,
    }
)

ARTICLE_FURNITURE = pl.Schema(
    {
        "article_id": pl.String,
        "line_number": pl.Int64,  # of the delivered text, from 0
        "text": pl.String,
        "reason": pl.String,
    }
)

PUBLICATION_CANDIDATES = pl.Schema(
    {
        "article_id": pl.String,
        "method": pl.String,  # as articles.published_method
        "evidence": pl.String,
        "from_on": pl.Date,
        "to_on": pl.Date,
        "precision": pl.String,
        "role": pl.String,  # published modified crawled bound
        "is_chosen": pl.Boolean,
        "verdict": pl.String,  # one sentence
    }
)

PLACES = pl.Schema(
    {
        "place_id": pl.String,
        "article_id": pl.String,
        "text": pl.String,  # a dateline's place, or the place of a figure, as written
        "country": pl.String,  # ISO 3166-1 alpha-3
        "admin1": pl.String,  # name of the first-level area
        "latitude": pl.Float32,  # degrees, WGS 84; not promised below the first-level area
        "longitude": pl.Float32,
        "gazetteer_id": pl.Int32,  # of GeoNames
        "decided_by": pl.String,  # phrase dateline article population fallback none
        "candidates": pl.String,  # JSON: the countries that have places of that name, the likeliest first
    }
)
