-- A TIMEX3 value (ISO 24617-1; TimeML 1.2.1, "timex3 value"): dates with X for unknown digits, weeks, quarters, halves,
-- seasons, decades, centuries, BC years, times of day, durations, and the three reference words.
create or replace macro is_timex_value(v) as regexp_full_match(
    v,
    '(PAST|PRESENT|FUTURE)_REF'
    || '|(BC)?[0-9X]{2,4}'
    || '|[0-9X]{4}-([0-9X]{2}(-[0-9X]{1,2})?|W[0-9X]{2}(-([1-7X]|WE))?|Q[1-4X]|H[12X]|SP|SU|FA|WI)(T(MO|MI|AF|EV|NI|DT|[0-9X]{2}(:[0-9X]{2}(:[0-9X]{2})?)?)(Z|[+-][0-9]{2}:?[0-9]{2})?)?'
    || '|T(MO|MI|AF|EV|NI|DT|[0-9X]{2}(:[0-9X]{2}(:[0-9X]{2})?)?)(Z|[+-][0-9]{2}:?[0-9]{2})?'
    || '|P([0-9]+([.][0-9]+)?|X+)(Y|M|W|D|DE|CE|ML|Q|H|SP|SU|FA|WI|WE)([0-9]+[MWD])*(T([0-9]+[HMS])+)?'
    || '|PT([0-9]+([.][0-9]+)?|X+)[HMS]([0-9]+[MS])*|P([0-9]+|X+)T?(MO|MI|AF|EV|NI|DT)'
);
