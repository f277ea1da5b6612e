-- A TIMEX3 value (ISO 24617-1; TimeML 1.2.1, "timex3 value"), built from the parts above it: dates with X for unknown
-- digits, weeks, quarters, halves, seasons, decades, centuries, millennia, BC years, parts of the day, reference words.
create or replace macro timex_clock() as
    'T(MO|MI|AF|EV|NI|DT|[0-9X]{2}(:[0-9X]{2}(:[0-9X]{2})?)?)(Z|[+-][0-9]{2}:?[0-9]{2})?';

create or replace macro timex_day() as
    '[0-9X]{4}-([0-9X]{2}(-[0-9X]{1,2})?|W[0-9X]{2}(-([1-7X]|WE))?|Q[1-4X]|H[12X]|SP|SU|FA|WI)(' || timex_clock() || ')?';

create or replace macro timex_date() as
    '((BC)?[0-9X]{1,4}|' || timex_day() || '|' || timex_clock() || ')';

-- Units beyond ISO 8601: decade (DE, E), century (CE, C), millennium (ML, L), quarter, half, seasons, weekend, and parts
-- of the day (TIDES TIMEX2 2005, where TIMEX3 has its values from).
create or replace macro timex_period() as
    'P([0-9]+([.][0-9]+)?|X+)(Y|M|W|D|DE|E|CE|C|ML|L|Q|H|SP|SU|FA|WI|WE)([0-9]+[MWD])*(T([0-9]+[HMS])+)?'
    || '|PT([0-9]+([.][0-9]+)?|X+)[HMS]([0-9]+[MS])*'
    || '|P([0-9]+|X+)?T?([0-9]+|X+)?(MO|MI|AF|EV|NI|DT)';

create or replace macro is_timex_value(v) as regexp_full_match(
    v, '(PAST|PRESENT|FUTURE)_REF|' || timex_date() || '(/' || timex_date() || ')?|' || timex_period()
);
