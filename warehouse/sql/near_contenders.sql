-- Who may stand for each group, with what the choice rests on and how many articles it stands for now.
SELECT group_id, article_id, published_on, n_words, is_reprint, n_articles FROM near_contenders;
