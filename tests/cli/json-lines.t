Records: bad ones are named with file, line, byte and cause; the others are read.

$ sitrep read many.jsonl | grep -o '"document":{"id":"[a-z0-9]*"'; echo "status ${PIPESTATUS[0]}"
> "document":{"id":"a"
> "document":{"id":"7"
> "document":{"id":"z"
> status 1
2> sitrep: many.jsonl:4: byte 150: "text" is not a string
2> sitrep: many.jsonl:5: byte 182: no valid JSON: string or '}' expected near 'broken'
2> sitrep: many.jsonl:6: byte 183: "date" is not a date like "2024-07-24"
2> sitrep: many.jsonl:7: byte 245: not a JSON object
2> sitrep: many.jsonl:8: byte 272: no valid JSON: duplicate object key near '"id"'
2> sitrep: many.jsonl:9: byte 296: "text" is not a string

The kind is known by the name, by the option, or by the first line:

$ head -n 2 many.jsonl | sitrep read - | grep -c '^{"schema":"sitrep.reading/1"'
> 2
$ head -n 2 many.jsonl > noname; sitrep read noname | wc -l
> 2
$ sitrep read --input text --format jsonl many.jsonl | wc -l
> 1

With a byte order mark, CRLF, and no line end at the end:

$ printf '\xef\xbb\xbf{"id":"x","text":"The council met."}\r\n{"id":"y","text":"It met."}' | sitrep read --jobs 1 - | grep -o '"id":"[xy]"'
> "id":"x"
> "id":"y"

Fields of a record win over options:

$ printf '{"text":"It met.","date":"2020-01-02","title":"Own"}\n{"text":"It met."}\n' | sitrep read --date 2024-05-05 --title Given - | grep -o '"title":"[A-Za-z]*","published":"[0-9-]*"'
> "title":"Own","published":"2020-01-02"
> "title":"Given","published":"2024-05-05"

The same for any number of jobs, messages too:

$ sitrep read --jobs 1 many.jsonl > one 2> one.err; sitrep read --jobs 3 many.jsonl > three 2> three.err; cmp one three && cmp one.err three.err && echo same
> same

A record longer than the limit is skipped:

$ { printf '{"text":"'; head -c 70000000 /dev/zero | tr '\0' a; printf '"}\n{"id":"after","text":"It met."}\n'; } | sitrep read --input jsonl - | grep -o '"id":"after"'
> "id":"after"
2> sitrep: standard input:1: byte 0: record longer than the limit of 64 MB
