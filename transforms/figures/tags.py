"""The tag alphabet: classes of the lexicon files and trigger forms → the letter that the chunk rules read."""

TAGS = {
    # closed classes
    "article": "a", "determiner": "d", "determiner_how": "D", "those": "N", "possessive": "h", "that": "=",
    "other": "o", "others": "R", "another": "O", "zero": "z", "zero_pronoun": "Z", "without": "W",
    "pronoun": "e", "object_pronoun": "3",
    "pronoun_plural": "4", "object_pronoun_plural": "4", "pronoun_other": "5", "reflexive": "0", "distributive": "&",
    "relative": "@",
    "be": "B", "be_not": "B", "have": "b", "have_not": "b", "modal": "M", "do": "w", "do_not": "w", "to": ">",
    "not": "n", "of": "_", "by": "^", "including": "j", "and": "+", "or": "|", "along": "*", "conjunction": "~",
    "if": "?", "preposition": "/", "from": "`",
    "all_but": ".", "name": "X", "between": "6", "adverb": "v", "verb": "!", "participial": "x",
    "leave": "l", "negative": "$", "adjective": "x", "age_word": "9", "month": "7", "number_of": ":",
    # triggers, by form
    "participle": "K", "participle_state": "K", "participle_wound": "K", "participle_person": "K",
    "participle_treated": "K", "base": "k", "present": "S", "gerund": "L",
    "taker": "t", "intransitive": "I", "intransitive_many": "I",
    "intransitive_base": "i", "intransitive_gerund": "g", "intransitive_gerund_many": "g",
    "suicide": "q", "suicide_bomb": "q", "suicide_base": "f",
    "adjective_trigger": "J", "resultative": "-", "hospital": "}", "lost_aside": "t", "all_dead": "v", "refuge": "Q",
    "forced": "F", "forced_aside": "F", "arrival": "F", "staying": "F", "person_state": "p", "sufferer": "s",
    "count": "C", "count_bodies": "C", "count_arrivals": "C", "count_found": "c",
    "count_wound": "C", "count_household": "C", "count_one": "c", "count_lives": "2", "count_multiple": "{",
    "count_multiple_wound": "{", "event": "E",
    "event_of_search": "V", "event_of_whereabouts": "V",
    "event_of": "V", "event_of_wound": "V", "present_wound": "S", "adjective_wound": "J",
    "adjective_condition": "J", "wound": "ø",
    "event_of_lives": "V", "event_of_dead": "V", "toll": "T", "toll_of_deaths": "T",
    "past_lives": "!", "present_lives": "!",
    # quantities and nouns
    "modifier_before": "<", "modifier_after": "m", "vague": "u", "plural": "U", "fraction": "%", "percent": "‰",
    "thing": "y", "things": "8", "person_singular": "p", "person_plural": "P", "collective": "Y",
    "household_singular": "G", "household_plural": "H",
}  # fmt: skip
