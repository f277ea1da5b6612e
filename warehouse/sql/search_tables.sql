-- What the extension makes its index over: a table that stays empty, as the text is in the warehouse; and what was indexed.
CREATE TABLE articles (article_id VARCHAR, headline VARCHAR, body VARCHAR);
CREATE TABLE versions (article_id VARCHAR, version BIGINT, docid BIGINT);
