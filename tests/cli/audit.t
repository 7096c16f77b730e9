The audit of published figures: a table, a report, both at once.

$ sitrep audit --format csv figures.csv | cut -d, -f2,3 | uniq
> verdict,check
> inconsistent,share
> consistent,groups
> consistent,change
> not_checkable,groups
> not_checkable,places
> not_checkable,alone
$ sitrep audit figures.csv | sed -n 1,8p
> 10 figures: 1 inconsistent, 2 consistent, 3 not checkable
>
> INCONSISTENT
> 1. The percentage follows from the counts – Lakeside
>    58 of 90 is 64.44 %; given for share of fatalities in north: 66 %; rounding
>    allows 0.5 either way.
>    Words    “Lakeside_q2_2021,north_fatalities_share_pct,66” (line 10)
>             “Lakeside_q2_2021,fatalities_north,58” (line 9)
$ sitrep audit bulletin.txt --width 200 | grep -e less -e '= 70' -e after
>    40 % + 30 % = 70 %, as given for share of fatalities in Punjab and Sindh; rounded figures: within 1.5 points.
>    90 less 53 leaves 37 (41.1 %) for militants.
>    fatalities: 90 after 120 is a fall of 30, 25 %; no percentage is given.
$ sitrep audit --format json bulletin.txt | grep -m 1 -o '"words": "53[^"]*", "source": "[^"]*", "line": null, "from": [0-9]*'
> "words": "53 fatalities among civilians and security forces", "source": "bulletin.txt", "line": null, "from": 256
$ cut -c 1-300 bulletin.txt | sitrep audit - | head -n 1
> ... inconsistent, ... consistent, ... not checkable
$ sitrep audit bulletin.txt figures.csv | grep -c figures.csv,
> ...
$ sitrep audit calm.txt
> 0 figures: 0 inconsistent, 0 consistent, 0 not checkable

A table needs no data files; a report does.

$ SITREP_DATA=/nowhere sitrep audit figures.csv | head -n 1
> 10 figures: 1 inconsistent, 2 consistent, 3 not checkable
$ SITREP_DATA=/nowhere sitrep audit bulletin.txt
2> sitrep: a data file is missing. Looked in:
2> ...
? 3

What cannot be read is named; the rest is audited.

$ sitrep audit
2> sitrep: audit needs a report or a table, or - for the standard input; see: sitrep help audit
? 2
$ sitrep audit none.csv figures.csv | head -n 1; echo "${PIPESTATUS[0]}"
2> sitrep: none.csv: No such file or directory
> 10 figures: 1 inconsistent, 2 consistent, 3 not checkable
> 1
$ printf 'series,figure,value\nx_2021,incidents,many\n' > bad.csv; sitrep audit bad.csv
2> sitrep: bad.csv: byte 20: line 2: no number: "many"
? 1
$ printf 'a,b\n1,2\n' | sitrep audit --input csv -
2> sitrep: standard input: byte 0: line 1: the header has no column "value"
? 1
$ sitrep audit --format pdf figures.csv
2> sitrep: --format: "pdf" is none of: text json csv
? 2
$ sitrep audit figures.csv > /dev/full
2> sitrep: standard output: No space left on device
? 4
