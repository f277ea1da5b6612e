-- A new index: the extension makes its tables and macros, over nothing yet; the ignored characters leave digits in.
PRAGMA create_fts_index('articles', 'article_id', 'headline', 'body', ignore = '[!@#$%^&*()_+={}\[\]:;<>,.?~\\/|''"`“”‘’…–—-]+');
