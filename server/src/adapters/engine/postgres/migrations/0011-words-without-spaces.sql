-- Scripts without spaces between words have a word for each character now, as `wordsOf` of contract/src/query/words.ts makes them: the
-- same characters as there, each with the marks that follow it. What was stored as one word of more than 64 characters was cut then, and
-- is found by those until the task is written again.
update words set words = rtrim(regexp_replace(regexp_replace(words,
    '([\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u0edc-\u0edf][\u302a-\u302f\u3099\u309a\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\ufe00-\ufe0f\U000e0100-\U000e01ef]*)',
    ' \1 ', 'g'), ' +', ' ', 'g'))
where words ~ '[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u0edc-\u0edf]';
